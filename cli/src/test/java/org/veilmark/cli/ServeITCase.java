package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.tea.TeaException;
import java.nio.file.Path;
import java.time.Duration;
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
import org.veilmark.cli.sdk.ClassicProductionClient;
import org.veilmark.cli.sdk.CosClient;
import org.veilmark.cli.sdk.TeaImsClient;
import org.veilmark.cli.sdk.VendorClient;
import org.veilmark.media.MediaLibrary;
import org.veilmark.media.PathByteSource;
import org.veilmark.media.ffmpeg.FfmpegMedia;

/** What is served, as the vendors' own clients use it. */
class ServeITCase {
  /** A short film of few lines does not survive all of them. */
  private static final String ATTACK = "darker";

  @TempDir private static Path directory;
  private static final MediaLibrary MEDIA = FfmpegMedia.create();
  private static ServeFixture serve;
  private static String endpoint;

  /** The clients. */
  enum Vendor {
    TEA_OPENAPI,
    ICE20201109,
    ALIYUN_CORE,
    ALIYUN_MTS,
    COS_API;

    VendorClient client(String secret) throws Exception {
      return switch (this) {
        case TEA_OPENAPI -> TeaImsClient.generic(endpoint, ServeFixture.ID, secret);
        case ICE20201109 -> TeaImsClient.ice(endpoint, ServeFixture.ID, secret);
        case ALIYUN_CORE -> new ClassicMpsClient(endpoint, ServeFixture.ID, secret);
        case ALIYUN_MTS -> new ClassicProductionClient(endpoint, ServeFixture.ID, secret);
        case COS_API -> new CosClient(endpoint, ServeFixture.ID, secret);
      };
    }
  }

  @BeforeAll
  static void start() throws Exception {
    serve = ServeFixture.start(directory, VendorClient.BUCKET, new DemoClip(640, 360, 6));
    endpoint = serve.endpoint();
  }

  @AfterAll
  static void stop() {
    serve.close();
  }

  /** Nothing but what Flink read from the attacked copy can know the message. */
  @ParameterizedTest
  @EnumSource
  void client_embedsThenExtractsFromAnAttackedCopy_readsTheMessage(Vendor vendor) throws Exception {
    VendorClient client = vendor.client(ServeFixture.SECRET);
    String message = "by-" + vendor;
    String output = "out/" + vendor + ".mp4";

    String embedding = client.embed(ServeFixture.CLIP, output, message);
    patiently().until(() -> client.isEmbedded(embedding));
    Attack attack =
        Attack.all().stream().filter(each -> each.name().equals(ATTACK)).findAny().orElseThrow();
    String copy = vendor + "-" + attack.fileName();
    MEDIA.transcode(
        PathByteSource.of(serve.films().resolve(output)),
        serve.films().resolve(copy),
        attack.settings());
    String extraction = client.extract(copy);
    Optional<String> found = patiently().until(() -> client.found(extraction), Optional::isPresent);

    assertThat(found).contains(message);
  }

  @Test
  void call_wrongSecret_doesNotMatch() throws Exception {
    VendorClient client = Vendor.TEA_OPENAPI.client("wrong");

    assertThatThrownBy(() -> client.extract(ServeFixture.CLIP))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getCode()).isEqualTo("SignatureDoesNotMatch"));
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(300));
  }
}
