package org.veilmark.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate with its chain and its private key.
 *
 * @param store with both under the one name in it, without a password
 */
public record TlsIdentity(KeyStore store) {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /** The store is in memory only: nobody who could be kept out reads it. */
  static final char[] NO_PASSWORD = {};

  /**
   * Reads files of PEM.
   *
   * @param certificateFile the certificate, and after it those that vouch for it
   * @param keyFile the private key in PKCS #8, not encrypted
   * @throws IOException if one cannot be read or is something else; the key is not in the message
   */
  public static TlsIdentity ofPem(Path certificateFile, Path keyFile) throws IOException {
    Certificate[] chain = chain(certificateFile);
    Matcher key = PKCS8.matcher(Files.readString(keyFile, StandardCharsets.US_ASCII));
    if (!key.find()) {
      throw new IOException(keyFile + " has no private key of PKCS #8 in it (BEGIN PRIVATE KEY)");
    }
    try {
      PrivateKey opened =
          KeyFactory.getInstance(chain[0].getPublicKey().getAlgorithm())
              .generatePrivate(
                  new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1))));
      requirePair(chain[0].getPublicKey(), opened);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("server", opened, NO_PASSWORD, chain);
      return new TlsIdentity(store);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(keyFile + " is not the private key of " + certificateFile);
    }
  }

  /** Else every client would be refused without a word of why. */
  private static void requirePair(PublicKey known, PrivateKey opened)
      throws GeneralSecurityException {
    String name =
        switch (known.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> known.getAlgorithm();
        };
    Signature signer = Signature.getInstance(name);
    signer.initSign(opened);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance(name);
    verifier.initVerify(known);
    if (!verifier.verify(signature)) {
      throw new GeneralSecurityException("not a pair");
    }
  }

  private static Certificate[] chain(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      Collection<? extends Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes));
      if (!chain.isEmpty()) {
        return chain.toArray(Certificate[]::new);
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " has no certificates in it", e);
    }
    throw new IOException(file + " has no certificates in it");
  }
}
