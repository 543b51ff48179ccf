package org.veilmark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with certificates that the JDK's own tool makes. */
class TlsTest {
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir private Path directory;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private KeyStore trusted;

  @BeforeEach
  void makeCertificates() throws Exception {
    make("RSA");
    make("EC");
    trusted = trustIn("RSA");
  }

  @Test
  void identity_rsaAndEc_areSpoken() throws Exception {
    for (String kind : List.of("RSA", "EC")) {
      TlsIdentity identity = TlsIdentity.ofPem(pem(kind, "crt"), pem(kind, "key"));
      trusted = trustIn(kind);
      try (GatewayServer server = start(identity)) {
        assertThat(get("https://127.0.0.1:" + server.port() + "/health")).isEqualTo("ok\n");
      }
    }
  }

  @Test
  void identity_keyOfAnotherCertificate_isRefused() {
    assertThatThrownBy(() -> TlsIdentity.ofPem(pem("RSA", "crt"), pem("EC", "key")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not the private key of");
  }

  @Test
  void identity_filesThatAreNone_areRefused() throws IOException {
    Path text = Files.writeString(directory.resolve("text"), "no PEM");

    assertThatThrownBy(() -> TlsIdentity.ofPem(text, pem("RSA", "key")))
        .hasMessageContaining("no certificates");
    assertThatThrownBy(() -> TlsIdentity.ofPem(pem("RSA", "crt"), text))
        .hasMessageContaining("PKCS #8");
  }

  @Test
  void plainPort_clientSpeaksTls_isRefusedAtOnce() throws Exception {
    try (GatewayServer server = start(null)) {
      assertThatThrownBy(() -> get("https://127.0.0.1:" + server.port() + "/health"))
          .isInstanceOf(SSLException.class);
    }
  }

  private GatewayServer start(@Nullable TlsIdentity identity) {
    return GatewayServer.start(
        new ServerOptions("127.0.0.1", 0, identity),
        List.of(new OwnApi(metrics, () -> true)),
        metrics);
  }

  private String get(String url) throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build();
    return HttpClient.newBuilder()
        .sslContext(context)
        .build()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private Path pem(String kind, String end) {
    return directory.resolve(kind + "." + end);
  }

  private KeyStore store(String kind) throws Exception {
    return KeyStore.getInstance(directory.resolve(kind + ".p12").toFile(), PASSWORD);
  }

  private void make(String kind) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                kind,
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                directory.resolve(kind + ".p12").toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = store(kind);
    write(pem(kind, "crt"), "CERTIFICATE", store.getCertificate("server").getEncoded());
    write(pem(kind, "key"), "PRIVATE KEY", store.getKey("server", PASSWORD).getEncoded());
  }

  private KeyStore trustIn(String kind) throws Exception {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("server", store(kind).getCertificate("server"));
    return trust;
  }

  private static void write(Path file, String what, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
  }
}
