package org.veilmark.operators.io;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.core.fs.FileSystem;
import org.veilmark.operators.failure.Failures;

/**
 * Tells Flink's file systems in this process how object stores are reached. On a cluster, its own
 * configuration does.
 *
 * <p>Secrets are not handled here but left to the client, which finds them in {@code
 * AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}, in {@code ~/.aws}, or in the metadata of
 * the machine.
 */
public final class ObjectStores {
  private static final String OPTIONS = "s3.";
  private static final String CREDENTIALS_OPTIONS = "fs.s3.";
  private static final String ANY_REGION = "us-east-1";
  private static final int MAX_RETRIES = 2;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(30);

  private ObjectStores() {}

  /**
   * Sets the file systems up; opens and contacts nothing. Doing it again forgets the open ones.
   *
   * @param environment variables of the process: {@code AWS_ENDPOINT_URL_S3}, {@code
   *     AWS_ENDPOINT_URL}, {@code AWS_REGION}, {@code AWS_DEFAULT_REGION}, and {@code
   *     FLINK_CONF_DIR}, whose options of S3 take precedence
   * @throws IOException if there is no proper configuration where {@code FLINK_CONF_DIR} says
   */
  public static void configure(Map<String, String> environment) throws IOException {
    FileSystem.initialize(settings(environment), /* pluginManager= */ null);
  }

  static Configuration settings(Map<String, String> environment) throws IOException {
    Configuration settings = new Configuration();
    // Who waits at a terminal is told soon; Flink's defaults keep trying for minutes.
    settings.setString("s3.retry.max-num-retries", Integer.toString(MAX_RETRIES));
    settings.setString("s3.connection.timeout", CONNECT_TIMEOUT.toMillis() + " ms");
    settings.setString("s3.socket.timeout", SILENCE_TIMEOUT.toMillis() + " ms");
    String region = first(environment, "AWS_REGION", "AWS_DEFAULT_REGION");
    String endpoint = first(environment, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
    if (!endpoint.isEmpty()) {
      settings.setString("s3.endpoint", endpoint);
      // Buckets of other servers than Amazon's rarely have host names of their own, and their
      // region goes into signatures only.
      settings.setString("s3.path-style-access", "true");
      region = region.isEmpty() ? ANY_REGION : region;
    }
    if (!region.isEmpty()) {
      settings.setString("s3.region", region);
    }
    String flinkDirectory = first(environment, "FLINK_CONF_DIR");
    if (!flinkDirectory.isEmpty()) {
      addOptions(flinkDirectory, settings);
    }
    return settings;
  }

  /** Takes over what concerns S3; the rest is about clusters. */
  private static void addOptions(String flinkDirectory, Configuration settings) throws IOException {
    try {
      GlobalConfiguration.loadConfiguration(flinkDirectory).toMap().entrySet().stream()
          .filter(
              option ->
                  option.getKey().startsWith(OPTIONS)
                      || option.getKey().startsWith(CREDENTIALS_OPTIONS))
          .forEach(option -> settings.setString(option.getKey(), option.getValue()));
    } catch (IllegalConfigurationException e) {
      throw new IOException("cannot use FLINK_CONF_DIR: " + Failures.oneLine(e), e);
    }
  }

  /** The first of these variables that is set, or an empty text. */
  private static String first(Map<String, String> environment, String... names) {
    for (String name : names) {
      String value = environment.getOrDefault(name, "");
      if (!value.isBlank()) {
        return value.strip();
      }
    }
    return "";
  }
}
