package org.veilmark.operators.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.veilmark.code.SecretKey;
import org.veilmark.operators.failure.FailureCode;
import org.veilmark.operators.failure.JobException;

/**
 * Where the secret keys behind key ids are found: one or more, of which the first is meant where
 * none is named. Travels in the graph; the keys themselves never do: they are read where they are
 * used, and nothing here prints them.
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

  /** A thousand keys, each in a line of its own. */
  private static final int MAX_FILE_BYTES = 66 * 1000;

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  /** What a {@link KeySource} reads. */
  public enum Kind {
    FILE,
    ENVIRONMENT,
    DEVELOPMENT
  }

  /** A file of keys of 64 hexadecimal digits each, with white space between and around them. */
  public static KeySource ofFile(Path file) {
    return new KeySource(Kind.FILE, file.toAbsolutePath().toString());
  }

  /** An environment variable of keys, as in a file. */
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
   * Reads the key that is meant where none is named.
   *
   * @throws JobException with {@link FailureCode#KEY_UNKNOWN} if it is missing or malformed; the
   *     message names the place and never its content
   */
  public SecretKey read() throws JobException {
    return readAll().get(0);
  }

  /**
   * The key that a request names.
   *
   * @throws JobException with {@link FailureCode#KEY_UNKNOWN} if it is not among those found here
   */
  public SecretKey resolve(String keyId) throws JobException {
    List<SecretKey> keys = readAll();
    for (SecretKey key : keys) {
      if (key.id().equals(keyId)) {
        return key;
      }
    }
    throw new JobException(
        FailureCode.KEY_UNKNOWN,
        "no secret key of id %s here: %s has %s".formatted(keyId, describe(), ids(keys)));
  }

  private List<SecretKey> readAll() throws JobException {
    List<SecretKey> keys = new ArrayList<>();
    try {
      for (String digits : WHITE_SPACE.split(content().strip(), -1)) {
        keys.add(SecretKey.ofHex(digits));
      }
    } catch (IllegalArgumentException e) {
      String what = keys.isEmpty() ? "" : " as key " + (keys.size() + 1);
      throw new JobException(
          FailureCode.KEY_UNKNOWN, describe() + " does not hold 64 hexadecimal digits" + what, e);
    }
    return keys;
  }

  /** Ids are public; of many only the first few are told. */
  private static String ids(List<SecretKey> keys) {
    String few = keys.stream().limit(5).map(SecretKey::id).collect(Collectors.joining(", "));
    return (keys.size() == 1 ? "id " : "ids ") + few + (keys.size() > 5 ? ", ..." : "");
  }

  private String content() throws JobException {
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
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new JobException(
            FailureCode.KEY_UNKNOWN, describe() + " holds more than a thousand keys");
      }
      // Any other byte than those of digits and white space is refused later.
      return new String(bytes, StandardCharsets.ISO_8859_1);
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
