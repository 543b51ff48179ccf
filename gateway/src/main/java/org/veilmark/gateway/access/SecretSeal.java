package org.veilmark.gateway.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for a place that others may read, such as a backup of the database: AES-256-GCM
 * with a key that is kept elsewhere, bound to the id of whose secret it is.
 */
public final class SecretSeal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec dataKey;
  private final SecureRandom random = new SecureRandom();

  private SecretSeal(byte[] dataKey) {
    this.dataKey = new SecretKeySpec(dataKey, "AES");
  }

  /**
   * With a key of 64 hexadecimal digits.
   *
   * @throws IllegalArgumentException if it is none; the message does not show it
   */
  public static SecretSeal ofHex(String hex) {
    byte[] dataKey;
    try {
      dataKey = HexFormat.of().parseHex(hex.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the data key is not hexadecimal");
    }
    if (dataKey.length != KEY_BYTES) {
      throw new IllegalArgumentException("the data key does not have 64 hexadecimal digits");
    }
    return new SecretSeal(dataKey);
  }

  /** With the key of a file, which is made, for its owner only, if there is none. */
  public static SecretSeal ofFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] fresh = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(fresh);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file, HexFormat.of().formatHex(fresh) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
    }
    Set<?> shared = Files.getPosixFilePermissions(file);
    if (!shared.equals(PosixFilePermissions.fromString("rw-------"))
        && !shared.equals(PosixFilePermissions.fromString("r--------"))) {
      throw new IOException(file + " can be read by others than its owner: chmod 600 it");
    }
    return ofHex(Files.readString(file));
  }

  /** Seals a secret. */
  public byte[] seal(String id, String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, id, secret.getBytes(StandardCharsets.UTF_8), 0);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * Opens what was sealed for the same id.
   *
   * @throws IllegalStateException if it was not, or with another key
   */
  public String open(String id, byte[] sealed) {
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer.wrap(sealed).get(nonce);
    return new String(
        run(Cipher.DECRYPT_MODE, nonce, id, sealed, NONCE_BYTES), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, String id, byte[] input, int offset) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, dataKey, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(id.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input, offset, input.length - offset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the secret of access key '" + id + "' is not sealed with this data key", e);
    }
  }
}
