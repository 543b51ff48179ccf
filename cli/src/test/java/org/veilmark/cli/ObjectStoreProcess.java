package org.veilmark.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that speaks S3, as a process of its own: its libraries are not ours. The build puts the
 * jars where this looks for them.
 */
final class ObjectStoreProcess {
  /** The one bucket of each server. */
  static final String BUCKET = "videos";

  private static final String HOST = "127.0.0.1";
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final Process process;
  private final int port;

  private ObjectStoreProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** S3Mock, which believes everybody. */
  static ObjectStoreProcess s3Mock(Path directory) throws IOException {
    int port = FreePort.find();
    return start(
        directory,
        port,
        "s3mock.jar",
        "--http.port=" + port,
        "--server.port=0",
        "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
        "--com.adobe.testing.s3mock.store.root="
            + Files.createDirectory(directory.resolve("mock")));
  }

  /** S3Proxy, which checks signatures, on {@code directory/proxy}, a folder for each bucket. */
  static ObjectStoreProcess s3Proxy(Path directory, String accessKey, String secretKey)
      throws IOException {
    int port = FreePort.find();
    Path store = directory.resolve("proxy");
    Files.createDirectories(store.resolve(BUCKET));
    Path properties =
        Files.write(
            directory.resolve("s3proxy.properties"),
            List.of(
                "s3proxy.authorization=aws-v2-or-v4",
                "s3proxy.endpoint=http://" + HOST + ":" + port,
                "s3proxy.identity=" + accessKey,
                "s3proxy.credential=" + secretKey,
                "jclouds.provider=filesystem-nio2",
                "jclouds.filesystem.basedir=" + store));
    return start(directory, port, "s3proxy.jar", "--properties", properties.toString());
  }

  private static ObjectStoreProcess start(Path directory, int port, String jar, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-jar", Path.of("target", "object-stores", jar).toString()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(jar + ".log").toFile())
            .start();
    return new ObjectStoreProcess(process, port);
  }

  /** Waits until it answers. */
  ObjectStoreProcess ready() {
    await()
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> get("") != null);
    return this;
  }

  int port() {
    return port;
  }

  /** Where clients find it. */
  String endpoint() {
    return "http://" + HOST + ":" + port;
  }

  /** Puts an object, unsigned. */
  void put(String name, byte[] content) throws IOException, InterruptedException {
    send(request(BUCKET + "/" + name).PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
  }

  /** What it answers to an unsigned GET. */
  byte[] get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(endpoint() + "/" + path));
  }

  private static byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray()).body();
  }

  /** Ends it. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
