package org.veilmark.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.veilmark.cli.demo.DemoClip;
import org.veilmark.cli.serve.AccessKeyPairs;
import org.veilmark.cli.serve.ServeOptions;
import org.veilmark.cli.serve.Serving;
import org.veilmark.code.SecretKey;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.callback.CallbackOptions;
import org.veilmark.gateway.http.ServerOptions;
import org.veilmark.media.ffmpeg.FfmpegMedia;
import org.veilmark.operators.keys.KeySource;

/**
 * All that {@code serve} starts, with one bucket.
 *
 * @param films the folder of the bucket, with {@link #CLIP} in it
 */
record ServeFixture(Path films, Serving serving) implements AutoCloseable {
  static final String ID = "testId";
  static final String SECRET = "testSecret";
  static final String CLIP = "clip.mp4";

  /** Whose marks are made with another secret key; the same secret signs its calls. */
  static final String OTHER_ID = "otherId";

  /**
   * Starts.
   *
   * @param directory where all is kept, empty
   * @param bucket name of the bucket
   * @param clip what is in it
   */
  static ServeFixture start(Path directory, String bucket, DemoClip clip) throws Exception {
    Path films = Files.createDirectory(directory.resolve("films"));
    clip.write(FfmpegMedia.create(), films.resolve(CLIP));
    SecretKey own = SecretKey.ofHex("0e".repeat(SecretKey.LENGTH_BYTES));
    SecretKey other = SecretKey.ofHex("1f".repeat(SecretKey.LENGTH_BYTES));
    Path keys =
        Files.writeString(directory.resolve("keys"), own.toHex() + "\n" + other.toHex() + "\n");
    List<AccessKey> accessKeys =
        Stream.concat(
                AccessKeyPairs.parse(List.of(ID + ":" + SECRET), own.id()).stream(),
                AccessKeyPairs.parse(List.of(OTHER_ID + ":" + SECRET), other.id()).stream())
            .toList();
    Serving serving =
        Serving.start(
            new ServeOptions(
                new ServerOptions("127.0.0.1", 0),
                directory.resolve("data"),
                new Buckets(Map.of(bucket, films.toString())),
                accessKeys,
                CallbackOptions.DEFAULT,
                KeySource.ofFile(keys),
                1,
                ServeOptions.Others.NONE),
            Map.of());
    return new ServeFixture(films, serving);
  }

  /** Host and port, as the vendors' clients take it. */
  String endpoint() {
    return serving.address().replace("http://", "");
  }

  @Override
  public void close() {
    serving.close();
  }
}
