package org.veilmark.jobs.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.veilmark.jobs.TestClusters;
import org.veilmark.jobs.TestRequests;
import org.veilmark.jobs.local.KafkaBroker;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobState;
import org.veilmark.schema.topic.KafkaClient;

/** The service with a broker that wants TLS and a password, which no argument holds. */
class SecuredServiceITCase {
  private static final String PASSWORD = "correct-horse-battery";

  @RegisterExtension private static final MiniClusterExtension CLUSTER = TestClusters.ofSlots(1);

  @TempDir private Path directory;

  @Test
  void main_optionsThatReferToAFile_reachTheBroker() throws Exception {
    Path keyStore = directory.resolve("broker.p12");
    makeKey(keyStore);
    Path secrets =
        Files.writeString(
            directory.resolve("secrets.properties"),
            "login="
                + "org.apache.kafka.common.security.plain.PlainLoginModule required"
                + " username=\"veilmark\" password=\"%s\";\nstore=%s\n"
                    .formatted(PASSWORD, PASSWORD));
    Path options =
        Files.writeString(
            directory.resolve("kafka.properties"),
            """
            security.protocol=SASL_SSL
            sasl.mechanism=PLAIN
            sasl.jaas.config=${file:%1$s:login}
            ssl.truststore.location=%2$s
            ssl.truststore.password=${file:%1$s:store}
            config.providers=file
            config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
            """
                .formatted(secrets, keyStore));
    Path key =
        Files.writeString(
            directory.resolve("key"),
            "7665696c6d61726b20646576656c6f706d656e74206b65792c206e6f20736563");
    try (KafkaBroker broker = startSecured(directory, keyStore)) {
      ServiceArguments arguments =
          ServiceArguments.parse(
              "--bootstrap-servers",
              broker.bootstrapServers(),
              "--kafka-options",
              options.toString(),
              "--staging",
              directory.resolve("staging").toString(),
              "--spool",
              directory.toString(),
              "--key-file",
              key.toString(),
              "--roots",
              directory.toString());
      assertThat(arguments.client().properties().toString()).doesNotContain(PASSWORD);
      ServiceTopics topics = ServiceTopics.make(arguments.client());
      topics.request(
          TestRequests.extract("missing", directory.resolve("missing.mp4")),
          TestRequests.extract("forbidden", Path.of("/etc/hostname")));
      StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
      env.enableCheckpointing(300);
      ServiceGraph.define(env, arguments.client(), arguments.options());
      JobClient service = env.executeAsync("secured");
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> topics.values(topics.names().results()).size() == 2);
      service.cancel().get();
      assertThat(topics.read(topics.names().results(), JobRecord.class))
          .allMatch(record -> record.getState() == JobState.FAILED)
          .extracting(record -> record.getError().getCode())
          .containsExactlyInAnyOrder("INPUT_NOT_FOUND", "LOCATION_FORBIDDEN");

      Properties wrong = arguments.client().properties();
      wrong.put(
          "sasl.jaas.config",
          "org.apache.kafka.common.security.plain.PlainLoginModule required"
              + " username=\"veilmark\" password=\"wrong\";");
      KafkaClient stranger =
          new KafkaClient(broker.bootstrapServers(), arguments.client().topics(), wrong);
      assertThatThrownBy(
              () -> TopicMaker.make(stranger, new TopicPlan(stranger.topics(), 1, (short) 1)))
          .isInstanceOf(KafkaFailureException.class)
          .hasMessageContaining("Authentication failed");
    }
  }

  private static void makeKey(Path keyStore) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  /** A broker that speaks with those who can prove who they are. */
  private static KafkaBroker startSecured(Path directory, Path keyStore) throws IOException {
    String login =
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"veilmark\""
            + " password=\"%s\" user_veilmark=\"%s\";".formatted(PASSWORD, PASSWORD);
    return KafkaBroker.start(
        directory,
        "SASL_SSL",
        Map.of(
            "sasl.enabled.mechanisms",
            "PLAIN",
            "sasl.mechanism.inter.broker.protocol",
            "PLAIN",
            "listener.name.sasl_ssl.plain.sasl.jaas.config",
            login,
            "ssl.keystore.location",
            keyStore.toString(),
            "ssl.keystore.password",
            PASSWORD,
            "ssl.truststore.location",
            keyStore.toString(),
            "ssl.truststore.password",
            PASSWORD));
  }
}
