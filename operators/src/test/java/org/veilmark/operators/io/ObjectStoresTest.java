package org.veilmark.operators.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoresTest {
  private static final String ENDPOINT = "http://store:9000";

  @TempDir Path directory;

  @Test
  void settings_ofNothing_leaveAmazonAndBoundWaiting() throws IOException {
    assertThat(ObjectStores.settings(Map.of()).toMap())
        .containsOnlyKeys("s3.retry.max-num-retries", "s3.connection.timeout", "s3.socket.timeout");
  }

  @Test
  void settings_ofAnEndpoint_addressBucketsByPathInSomeRegion() throws IOException {
    assertThat(ObjectStores.settings(Map.of("AWS_ENDPOINT_URL", ENDPOINT)).toMap())
        .containsEntry("s3.endpoint", ENDPOINT)
        .containsEntry("s3.path-style-access", "true")
        .containsEntry("s3.region", "us-east-1");
  }

  @Test
  void settings_ofSpecialAndGeneralVariables_takeTheSpecial() throws IOException {
    assertThat(
            ObjectStores.settings(
                    Map.of(
                        "AWS_ENDPOINT_URL", "http://other",
                        "AWS_ENDPOINT_URL_S3", ENDPOINT,
                        "AWS_DEFAULT_REGION", "eu-west-1",
                        "AWS_REGION", "eu-central-1"))
                .toMap())
        .containsEntry("s3.endpoint", ENDPOINT)
        .containsEntry("s3.region", "eu-central-1");
  }

  @Test
  void settings_withFlinksConfiguration_takeItsOptionsOfS3Only() throws IOException {
    Files.writeString(
        directory.resolve("config.yaml"),
        """
        s3.region: eu-north-1
        s3.path-style-access: false
        parallelism.default: 7
        """);

    assertThat(
            ObjectStores.settings(
                    Map.of("AWS_ENDPOINT_URL", ENDPOINT, "FLINK_CONF_DIR", directory.toString()))
                .toMap())
        .containsEntry("s3.endpoint", ENDPOINT)
        .containsEntry("s3.region", "eu-north-1")
        .containsEntry("s3.path-style-access", "false")
        .doesNotContainKey("parallelism.default");
  }

  @Test
  void settings_withoutTheConfigurationThatIsNamed_fail() {
    String nowhere = directory.resolve("nowhere").toString();

    assertThatThrownBy(() -> ObjectStores.settings(Map.of("FLINK_CONF_DIR", nowhere)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(nowhere);
  }

  @Test
  void open_ofAnUnknownScheme_saysSo() {
    assertThatThrownBy(() -> new Location("nosuch://bucket/film.mp4").open())
        .isInstanceOf(IOException.class)
        .hasMessage("no file system for such names is installed");
  }
}
