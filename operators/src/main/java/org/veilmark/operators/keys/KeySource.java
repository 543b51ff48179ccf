package org.veilmark.operators.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.veilmark.code.SecretKey;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;

/**
 * Where the secret key behind a key id is found. Travels in the graph; the key itself never does:
 * it is read where it is used, and nothing here prints it.
 *
 * @param kind of place
 * @param place path of the key file, or name of the environment variable; empty for the development
 *     key
 */
public record KeySource(Kind kind, String place) implements Serializable {
  /** The environment variable that holds a key where nothing else is said. */
  public static final String VARIABLE = "VEILMARK_KEY";

  /**
   * The key of whoever has not set one: known to everybody who has this program, so a mark made
   * with it can be read and copied by all of them.
   */
  private static final String DEVELOPMENT_KEY =
      "7665696c6d61726b20646576656c6f706d656e74206b65792c206e6f20736563";

  private static final int MAX_FILE_BYTES = 1024;

  /** What a {@link KeySource} reads. */
  public enum Kind {
    FILE,
    ENVIRONMENT,
    DEVELOPMENT
  }

  /** A file of 64 hexadecimal digits; white space around them does not count. */
  public static KeySource ofFile(Path file) {
    return new KeySource(Kind.FILE, file.toAbsolutePath().toString());
  }

  /** An environment variable of 64 hexadecimal digits. */
  public static KeySource ofEnvironment(String variable) {
    return new KeySource(Kind.ENVIRONMENT, variable);
  }

  /** The documented development key. */
  public static KeySource development() {
    return new KeySource(Kind.DEVELOPMENT, "");
  }

  /** {@link #VARIABLE} if it is set, else the development key. */
  public static KeySource byDefault() {
    return System.getenv(VARIABLE) != null ? ofEnvironment(VARIABLE) : development();
  }

  /** Whether this is the key that everybody knows. */
  public boolean isDevelopment() {
    return kind == Kind.DEVELOPMENT;
  }

  /**
   * Reads the key.
   *
   * @throws JobException with {@link FailureCode#KEY_UNKNOWN} if it is missing or malformed; the
   *     message names the place and never its content
   */
  public SecretKey read() throws JobException {
    try {
      return SecretKey.ofHex(digits().strip());
    } catch (IllegalArgumentException e) {
      throw new JobException(
          FailureCode.KEY_UNKNOWN, describe() + " does not hold 64 hexadecimal digits", e);
    }
  }

  /**
   * The key that a request names.
   *
   * @throws JobException with {@link FailureCode#KEY_UNKNOWN} if another one is found here
   */
  public SecretKey resolve(String keyId) throws JobException {
    SecretKey secretKey = read();
    if (!secretKey.id().equals(keyId)) {
      throw new JobException(
          FailureCode.KEY_UNKNOWN,
          "no secret key of id " + keyId + " here: " + describe() + " has id " + secretKey.id());
    }
    return secretKey;
  }

  private String digits() throws JobException {
    return switch (kind) {
      case FILE -> fileContent();
      case ENVIRONMENT -> {
        String value = System.getenv(place);
        if (value == null) {
          throw new JobException(FailureCode.KEY_UNKNOWN, describe() + " is not set");
        }
        yield value;
      }
      case DEVELOPMENT -> DEVELOPMENT_KEY;
    };
  }

  private String fileContent() throws JobException {
    try (InputStream in = Files.newInputStream(Path.of(place))) {
      // Any other byte than those of digits and white space is refused later.
      return new String(in.readNBytes(MAX_FILE_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new JobException(FailureCode.KEY_UNKNOWN, describe() + " cannot be read", e);
    }
  }

  private String describe() {
    return switch (kind) {
      case FILE -> "key file " + place;
      case ENVIRONMENT -> "environment variable " + place;
      case DEVELOPMENT -> "the development key";
    };
  }
}
