package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.tea.TeaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.veilmark.cli.demo.Attack;
import org.veilmark.cli.demo.DemoClip;
import org.veilmark.cli.sdk.ClassicMpsClient;
import org.veilmark.cli.sdk.CosClient;
import org.veilmark.cli.sdk.TeaImsClient;
import org.veilmark.cli.sdk.VendorClient;
import org.veilmark.cli.serve.AccessKeyPairs;
import org.veilmark.cli.serve.ServeOptions;
import org.veilmark.cli.serve.Serving;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.callback.CallbackOptions;
import org.veilmark.gateway.http.ServerOptions;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.keys.KeySource;

/** What is served, as the vendors' own clients use it. */
class ServeITCase {
  private static final String ID = "testId";
  private static final String SECRET = "testSecret";

  /** A short film of few lines does not survive all of them. */
  private static final int DARKER = 2;

  @TempDir private static Path directory;
  private static final MediaLibrary MEDIA = FfmpegMedia.create();
  private static Path films;
  private static Serving serving;
  private static String endpoint;

  /** The clients. */
  enum Vendor {
    TEA_OPENAPI,
    ICE20201109,
    ALIYUN_CORE,
    COS_API;

    VendorClient client(String secret) throws Exception {
      return switch (this) {
        case TEA_OPENAPI -> TeaImsClient.generic(endpoint, ID, secret);
        case ICE20201109 -> TeaImsClient.ice(endpoint, ID, secret);
        case ALIYUN_CORE -> new ClassicMpsClient(endpoint, ID, secret);
        case COS_API -> new CosClient(endpoint, ID, secret);
      };
    }
  }

  @BeforeAll
  static void start() throws Exception {
    films = Files.createDirectory(directory.resolve("films"));
    new DemoClip(640, 360, 6).write(MEDIA, films.resolve("clip.mp4"));
    KeySource key = KeySource.development();
    serving =
        Serving.start(
            new ServeOptions(
                new ServerOptions("127.0.0.1", 0),
                directory.resolve("data"),
                new Buckets(Map.of(VendorClient.BUCKET, films.toString())),
                AccessKeyPairs.parse(List.of(ID + ":" + SECRET), key.read().id()),
                CallbackOptions.DEFAULT,
                key,
                1,
                ServeOptions.Others.NONE),
            Map.of());
    endpoint = serving.address().replace("http://", "");
  }

  @AfterAll
  static void stop() {
    serving.close();
  }

  /** Nothing but what Flink read from the attacked copy can know the message. */
  @ParameterizedTest
  @EnumSource
  void client_embedsThenExtractsFromAnAttackedCopy_readsTheMessage(Vendor vendor) throws Exception {
    VendorClient client = vendor.client(SECRET);
    String message = "by-" + vendor;
    String output = "out/" + vendor + ".mp4";

    String embedding = client.embed("clip.mp4", output, message);
    patiently().until(() -> client.isEmbedded(embedding));
    Attack attack = Attack.all().get(DARKER);
    String copy = vendor + "-" + attack.fileName();
    MEDIA.transcode(
        PathByteSource.of(films.resolve(output)), films.resolve(copy), attack.settings());
    String extraction = client.extract(copy);
    Optional<String> found = patiently().until(() -> client.found(extraction), Optional::isPresent);

    assertThat(found).contains(message);
  }

  @Test
  void call_wrongSecret_doesNotMatch() throws Exception {
    VendorClient client = Vendor.TEA_OPENAPI.client("wrong");

    assertThatThrownBy(() -> client.extract("clip.mp4"))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getCode()).isEqualTo("SignatureDoesNotMatch"));
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(300));
  }
}
