package org.veilmark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

  @Test
  void parse_form_keepsOrderAndRepetitions() {
    assertThat(Parameters.parse("b=1&a=x+y%2B%E7%89%88&&b=&c&d==").entries())
        .containsExactly(
            Map.entry("b", "1"),
            Map.entry("a", "x y+\u7248"),
            Map.entry("b", ""),
            Map.entry("c", ""),
            Map.entry("d", "="));
    assertThat(Parameters.parse("b=1&b=2").first("b")).contains("1");
    assertThat(Parameters.parse("").entries()).isEmpty();
  }

  @Test
  void parse_wrongPercent_isRefused() {
    assertThatThrownBy(() -> Parameters.parse("a=%zz"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Parameters.parse("a=%4")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void parse_count_isLimited() {
    assertThat(Parameters.parse("a=1&".repeat(200)).entries()).hasSize(200);
    assertThatThrownBy(() -> Parameters.parse("a=1&".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void encode_leavesOnlyWhatRfc3986Does() {
    assertThat(UrlEncoding.encode("aZ09-_.~ *+/()!'\u7248"))
        .isEqualTo("aZ09-_.~%20%2A%2B%2F%28%29%21%27%E7%89%88");
    assertThat(UrlEncoding.decode(UrlEncoding.encode("a b+c*~%"))).isEqualTo("a b+c*~%");
  }
}
