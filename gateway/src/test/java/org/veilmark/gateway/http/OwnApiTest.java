package org.veilmark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.veilmark.gateway.OpenApiDocument;

class OwnApiTest {
  private final OwnApi api =
      new OwnApi(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), () -> false);

  @Test
  void paths_ofTheGatewayItself_areThoseDescribed() throws Exception {
    Set<String> served =
        OpenApiDocument.words("http", Pattern.compile("/[a-z.]+")).stream()
            .filter(api::owns)
            .map("GET "::concat)
            .collect(Collectors.toSet());

    assertThat(OpenApiDocument.served().operations("own").keySet()).isEqualTo(served).hasSize(4);
  }

  @Test
  void ready_serviceThatDoesNotRun_is503() {
    assertThat(answer("/ready").status()).isEqualTo(503);
    assertThat(answer("/health").status()).isEqualTo(200);
  }

  @Test
  void openapi_isYaml() {
    HttpAnswer answer = answer("/openapi.yaml");

    assertThat(answer.contentType()).isEqualTo("application/yaml");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("openapi: 3.1.0\n");
  }

  private HttpAnswer answer(String path) {
    return api.answer(new HttpCall("id", "GET", path, Parameters.NONE, Map.of(), new byte[0], ""));
  }
}
