package org.veilmark.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A 256-bit secret from which everything keyed is derived: carrier, whitening and authentication
 * tag.
 *
 * <p>Derivation is HKDF-Expand with HMAC-SHA256 (RFC 5869, section 2.3); the secret is taken to be
 * uniformly random, so that the extract step is left out. The secret never shows in {@link
 * #toString}.
 */
public final class SecretKey {
  /** Length of a secret, in bytes. */
  public static final int LENGTH_BYTES = 32;

  private static final String HMAC = "HmacSHA256";

  private final byte[] secret;

  private SecretKey(byte[] secret) {
    this.secret = secret;
  }

  /**
   * Reads a key from hexadecimal digits.
   *
   * @param hex 64 digits of either case
   * @throws IllegalArgumentException on anything else; the message does not repeat the digits
   */
  public static SecretKey ofHex(String hex) {
    if (hex.length() != 2 * LENGTH_BYTES) {
      throw new IllegalArgumentException(
          "a key has 64 hexadecimal digits, not " + hex.length() + " characters");
    }
    try {
      return new SecretKey(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a key has hexadecimal digits only");
    }
  }

  /** The secret itself, as {@link #ofHex} reads it: for handing it on, never for showing it. */
  public String toHex() {
    return HexFormat.of().formatHex(secret);
  }

  /** A public name of this key: 16 hexadecimal digits that do not give the secret away. */
  public String id() {
    return HexFormat.of().formatHex(derive("key id", 8));
  }

  /**
   * A subkey for one purpose.
   *
   * @param purpose a label; different labels give independent subkeys
   * @param length in bytes, at most 255 * 32
   */
  public byte[] derive(String purpose, int length) {
    if (length < 0 || length > 255 * LENGTH_BYTES) {
      throw new IllegalArgumentException("cannot derive " + length + " bytes");
    }
    byte[] info = ("veilmark " + purpose).getBytes(StandardCharsets.UTF_8);
    ByteBuffer derived = ByteBuffer.allocate(length);
    byte[] block = {};
    for (int counter = 1; derived.hasRemaining(); counter++) {
      block = hmac(secret, block, info, new byte[] {(byte) counter});
      derived.put(block, 0, Math.min(block.length, derived.remaining()));
    }
    return derived.array();
  }

  /** HMAC-SHA256 over the concatenation of {@code parts}. */
  static byte[] hmac(byte[] key, byte[]... parts) {
    Mac mac = mac(key);
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  /** HMAC-SHA256 under a key; ready for the next message after each. */
  static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  @Override
  public String toString() {
    return "SecretKey[" + id() + "]";
  }
}
