package org.veilmark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.cli.VeilmarkProcess.Outcome;
import org.veilmark.cli.demo.DemoClip;
import org.veilmark.cli.run.Interruption;
import org.veilmark.cli.run.LocalJobRunner;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.io.FlinkByteSource;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.io.ObjectStores;
import org.veilmark.operators.io.Publication;

/** Videos in object stores, against servers that were not written by us. */
class ObjectStoreITCase {
  private static final String ACCESS_KEY = "it-access";
  private static final String SECRET_KEY = "it-secret";
  private static final String MARKED = "s3://videos/marked/#1.mp4";
  private static final int MEBIBYTE = 1 << 20;

  @TempDir private static Path directory;

  private static ObjectStoreProcess mock;
  private static ObjectStoreProcess proxy;
  private static Path clip;

  @BeforeAll
  static void start() throws Exception {
    mock = ObjectStoreProcess.s3Mock(directory);
    proxy = ObjectStoreProcess.s3Proxy(directory, ACCESS_KEY, SECRET_KEY);
    clip = directory.resolve("clip.mp4");
    new DemoClip(256, 144, 15).write(FfmpegMedia.create(), clip);
    mock.ready();
    proxy.ready();
  }

  @AfterAll
  static void stop() throws Exception {
    mock.stop();
    proxy.stop();
  }

  @Test
  void embed_fromStoreToStore_givesTheBytesOfALocalRun() throws Exception {
    mock.put("in%20put.mp4", Files.readAllBytes(clip));
    List<String> options = List.of("-m", "copy 17", "--preset", "ultrafast", "--json");
    CommandFixture commands = commands(mock.endpoint(), SECRET_KEY);
    Path local = directory.resolve("marked.mp4");

    Outcome stored =
        VeilmarkProcess.start(
                directory,
                Map.of(
                    "AWS_ENDPOINT_URL", mock.endpoint(),
                    "AWS_ACCESS_KEY_ID", ACCESS_KEY,
                    "AWS_SECRET_ACCESS_KEY", SECRET_KEY),
                args(List.of("embed", "s3://videos/in put.mp4", MARKED), options))
            .end();
    int embedded = commands.run(args(List.of("embed", clip.toString(), local.toString()), options));
    int extracted = commands.run("extract", MARKED);

    assertThat(stored.exitCode()).as(stored.err()).isZero();
    assertThat(stored.out())
        .contains("\"segments\":{\"reencoded\":2,", "\"inputBytes\":" + Files.size(clip) + ",");
    assertThat(embedded).as(commands.err()).isZero();
    assertThat(mock.get("videos/marked/%231.mp4")).isEqualTo(Files.readAllBytes(local));
    assertThat(extracted).as(commands.err()).isZero();
    assertThat(commands.out()).contains(MARKED + "   \"copy 17\"");
    assertThat(directory.resolve("tmp")).isEmptyDirectory();
  }

  private static String[] args(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toArray(String[]::new);
  }

  /** Against S3Proxy, since S3Mock 5.2.0 deletes an object when an upload to it is aborted. */
  @Test
  void publish_thatFails_keepsTheOldObject() throws Exception {
    Path object = Files.writeString(stored("kept.mp4"), "what was there");
    ObjectStores.configure(flink(proxy.endpoint(), SECRET_KEY));

    try (Publication publication =
        Publication.begin(new Location("s3://videos/kept.mp4"), "fails", directory)) {
      publication.checkWritable();
      Files.delete(publication.draft());
      assertThatThrownBy(publication::publish).isInstanceOf(IOException.class);
    }

    assertThat(object).hasContent("what was there");
  }

  @Test
  void publish_thatIsInterrupted_leavesNoUpload() throws Exception {
    ObjectStores.configure(flink(mock.endpoint(), SECRET_KEY));
    try (Publication publication =
        Publication.begin(new Location("s3://videos/never.mp4"), "interrupted", directory)) {
      Files.write(publication.draft(), new byte[64 * MEBIBYTE]);
      CompletableFuture<Throwable> thrown = new CompletableFuture<>();
      Thread publisher =
          new Thread(() -> thrown.complete(catchThrowable(publication::publish)), "publisher");
      publisher.start();
      await().until(() -> uploads().contains("UploadId>"));
      publisher.interrupt();

      assertThat(thrown.get()).isInstanceOf(IOException.class);
    }

    assertThat(uploads()).doesNotContain("UploadId>");
    assertThat(mock.get("videos/never.mp4")).asString(UTF_8).contains("NoSuchKey");
  }

  private static String uploads() throws Exception {
    return new String(mock.get("videos?uploads"), UTF_8);
  }

  @Test
  void publish_ofSeveralParts_toAServerThatChecksSignatures_replacesTheObject() throws Exception {
    Path object = Files.writeString(stored("parts.mp4"), "what was there");
    ObjectStores.configure(flink(proxy.endpoint(), SECRET_KEY));
    byte[] content = new byte[12 * MEBIBYTE];
    content[content.length - 1] = 17;

    try (Publication publication =
        Publication.begin(new Location("s3://videos/parts.mp4"), "parts", directory)) {
      publication.checkWritable();
      Files.write(publication.draft(), content);
      assertThat(object).hasContent("what was there");
      publication.publish();
    }

    assertThat(object).hasBinaryContent(content);
  }

  @Test
  void read_atTheEndAndTheStart_doesNotFetchWhatLiesBetween() throws Exception {
    byte[] content = new byte[64 * MEBIBYTE];
    content[content.length - 1] = 17;
    mock.put("long.mp4", content);
    try (CountingRelay relay = CountingRelay.to(mock.port())) {
      ObjectStores.configure(flink(relay.endpoint(), SECRET_KEY));
      ByteBuffer last = ByteBuffer.allocate(1);
      try (SeekableByteChannel channel = FlinkByteSource.of("s3://videos/long.mp4").open()) {
        channel.read(ByteBuffer.allocate(MEBIBYTE));
        channel.position(content.length - 1).read(last);
        channel.position(0).read(ByteBuffer.allocate(MEBIBYTE));
      }

      assertThat(last.get(0)).isEqualTo((byte) 17);
      // What is read, and what was under way when it jumped: buffers of the operating system.
      assertThat(relay.receivedBytes()).isLessThan(content.length / 2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "it-secret | inspect s3://videos/there.mp4            | 3 | there.mp4",
        "it-secret | inspect s3://videos/missing.mp4          | 3 | there is no file s3://",
        "it-secret | inspect s3://no-bucket/a.mp4             | 3 | bucket does not exist",
        "it-secret | inspect s3://videos                      | 3 | is a directory",
        "wrong     | inspect s3://videos/there.mp4            | 3 | 403",
        "wrong     | embed clip.mp4 s3://videos/out.mp4 -m x  | 4 | 403",
        "it-secret | embed clip.mp4 s3://no-bucket/a.mp4 -m x | 4 | bucket does not exist",
        "it-secret | inspect nosuch://videos/there.mp4        | 3 | no file system",
      })
  void command_ofWhatCannotBe_saysSoInOneLine(
      String secretKey, String command, int exitCode, String reason) throws Exception {
    Files.writeString(stored("there.mp4"), "not a video at all");
    CommandFixture commands = commands(proxy.endpoint(), secretKey);

    int ended = commands.run(command.replace("clip.mp4", clip.toString()).split(" "));

    assertThat(ended).as(commands.err()).isEqualTo(exitCode);
    assertThat(commands.err().lines().filter(line -> !line.contains("warning")))
        .singleElement()
        .asString()
        .startsWith("veilmark: ")
        .contains(reason)
        .doesNotContain(secretKey);
    assertThat(stored("out.mp4")).doesNotExist();
  }

  @Test
  void inspect_whereNobodyAnswers_givesUpSoon() throws Exception {
    CommandFixture commands = commands("http://127.0.0.1:1", SECRET_KEY);

    assertThat(commands.run("inspect", "s3://videos/a.mp4")).isEqualTo(3);
    assertThat(commands.err()).contains("Connection refused").hasLineCount(1);
  }

  /** With the patience that a cluster is configured with. */
  @Test
  void embed_storeThatIsUnavailableForTenSeconds_givesTheBytesOfALocalRun() throws Exception {
    mock.put("patience.mp4", Files.readAllBytes(clip));
    Path local = directory.resolve("patient.mp4");
    String[] options = {"-m", "copy 17", "--preset", "ultrafast"};
    try (CountingRelay relay = CountingRelay.to(mock.port())) {
      // In the middle: the video has been read for its index, and is to be read for its pictures.
      relay.refuse(Files.size(clip) / 2, Duration.ofSeconds(10));
      CommandFixture commands = patient(relay.endpoint());

      int embedded =
          commands.run(
              args(
                  List.of("embed", "s3://videos/patience.mp4", "s3://videos/patient.mp4"),
                  List.of(options)));

      assertThat(embedded).as(commands.err()).isZero();
      assertThat(relay.refused()).isPositive();
      assertThat(relay.isOver()).isTrue();
      assertThat(
              commands.run(
                  args(List.of("embed", clip.toString(), local.toString()), List.of(options))))
          .isZero();
    }
    assertThat(mock.get("videos/patient.mp4")).isEqualTo(Files.readAllBytes(local));
  }

  /** Commands with the options of S3 that flink-conf/config.yaml has for clusters. */
  private static CommandFixture patient(String endpoint) throws IOException {
    Map<String, String> environment = flink(endpoint, SECRET_KEY);
    List<String> shipped = Files.readAllLines(Path.of("..", "flink-conf", "config.yaml"));
    int from = shipped.indexOf("s3:");
    assertThat(from).isNotNegative();
    Files.write(
        Path.of(environment.get("FLINK_CONF_DIR"), "config.yaml"),
        shipped.subList(from + 1, shipped.size()).stream()
            .takeWhile(line -> line.startsWith(" "))
            .filter(line -> line.contains("retry"))
            .map(line -> "s3." + line.strip())
            .toList(),
        StandardOpenOption.APPEND);
    return new CommandFixture(
            new LocalJobRunner(Interruption.never(), environment), directory, OptionalInt.empty())
        .with(environment);
  }

  private static CommandFixture commands(String endpoint, String secretKey) throws IOException {
    Map<String, String> environment = flink(endpoint, secretKey);
    return new CommandFixture(
            new LocalJobRunner(Interruption.never(), environment), directory, OptionalInt.empty())
        .with(environment);
  }

  private static Path stored(String name) {
    return directory.resolve("proxy").resolve(ObjectStoreProcess.BUCKET).resolve(name);
  }

  /** A configuration of Flink's, where tests of one process can have keys of their own. */
  private static Map<String, String> flink(String endpoint, String secretKey) throws IOException {
    Path configuration = Files.createTempDirectory(directory, "flink");
    Files.write(
        configuration.resolve("config.yaml"),
        List.of("s3.access-key: " + ACCESS_KEY, "s3.secret-key: " + secretKey));
    return Map.of("AWS_ENDPOINT_URL", endpoint, "FLINK_CONF_DIR", configuration.toString());
  }
}
