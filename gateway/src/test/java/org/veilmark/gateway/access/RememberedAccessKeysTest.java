package org.veilmark.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberedAccessKeysTest {
  private static final long MEMORY = RememberedAccessKeys.MEMORY.toMillis();

  private final Map<String, AccessKey> table = new HashMap<>();
  private long nowMillis = 1_000_000;
  private int lookups;

  private final AccessKeys keys =
      new RememberedAccessKeys(
          id -> {
            lookups++;
            return Optional.ofNullable(table.get(id));
          },
          () -> Instant.ofEpochMilli(nowMillis));

  private static AccessKey key(String secret) {
    return new AccessKey(new Caller("id", "account", Set.of(), Set.of(), "key"), secret);
  }

  @Test
  void find_again_looksUpOnceInAWhile() {
    table.put("id", key("old"));

    assertThat(keys.find("id")).contains(key("old"));
    table.put("id", key("new"));
    nowMillis += MEMORY - 1;
    assertThat(keys.find("id")).contains(key("old"));
    assertThat(lookups).isEqualTo(1);
    nowMillis += 1;

    assertThat(keys.find("id")).contains(key("new"));
  }

  @Test
  void find_takenAway_isForgotten() {
    table.put("id", key("old"));
    assertThat(keys.find("id")).isPresent();
    table.clear();
    nowMillis += MEMORY;

    assertThat(keys.find("id")).isEmpty();
  }

  @Test
  void find_unknown_isNotRemembered() {
    assertThat(keys.find("id")).isEmpty();
    table.put("id", key("new"));

    assertThat(keys.find("id")).contains(key("new"));
  }
}
