package org.veilmark.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.veilmark.fingerprint.Fingerprint;

/**
 * What is kept of an embedding: of the line that {@link EmbedReport#json} wrote, the part that
 * tells a copy of its pictures from others.
 *
 * @param nonce 16 hexadecimal digits
 * @param fingerprint of the pictures that were marked
 */
public record EmbeddedRecord(String nonce, Fingerprint fingerprint) {
  private static final JsonFactory FACTORY = new JsonFactory();

  static final String NONCE = "nonce";
  static final String FINGERPRINT = "fingerprint";

  /**
   * Reads it back.
   *
   * @throws IOException with one line that says why the text is no record of an embedding
   */
  public static EmbeddedRecord parse(String json) throws IOException {
    String nonce = null;
    String fingerprint = null;
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("is not a line of JSON that embed has printed");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        switch (name) {
          case NONCE -> nonce = parser.getText();
          case FINGERPRINT -> fingerprint = parser.getText();
          default -> parser.skipChildren();
        }
      }
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new IOException("is not a line of JSON that embed has printed", e);
    }
    return of(nonce, fingerprint);
  }

  private static EmbeddedRecord of(@Nullable String nonce, @Nullable String fingerprint)
      throws IOException {
    if (nonce == null || fingerprint == null) {
      throw new IOException("holds no nonce, or no fingerprint");
    }
    try {
      return new EmbeddedRecord(
          nonce, Fingerprint.ofBytes(Base64.getDecoder().decode(fingerprint)));
    } catch (IllegalArgumentException e) {
      throw new IOException("holds a broken fingerprint", e);
    }
  }
}
