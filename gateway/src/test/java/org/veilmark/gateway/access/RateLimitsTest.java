package org.veilmark.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final AtomicLong now = new AtomicLong(10_250);
  private final RateLimits limits = new RateLimits(2, () -> Instant.ofEpochMilli(now.get()));

  @Test
  void tryCall_overTheLimit_saysWhenTheNextSecondBegins() {
    assertThat(limits.tryCall("one", "op")).isZero();
    assertThat(limits.tryCall("one", "op")).isZero();
    assertThat(limits.tryCall("one", "op")).isEqualTo(750);

    now.set(11_000);
    assertThat(limits.tryCall("one", "op")).isZero();
  }

  @Test
  void tryCall_otherAccountOrOperation_countsApart() {
    limits.tryCall("one", "op");
    limits.tryCall("one", "op");

    assertThat(limits.tryCall("two", "op")).isZero();
    assertThat(limits.tryCall("one", "another")).isZero();
  }
}
