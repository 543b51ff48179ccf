package org.veilmark.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds one JSON object on one line. Fields without a value are left out. */
public final class JsonLine {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private JsonLine(JsonGenerator json) {
    this.json = json;
  }

  /** Writes an object whose fields {@code content} adds. */
  public static String of(Consumer<JsonLine> content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.writeStartObject();
      content.accept(new JsonLine(generator));
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Adds a text. */
  public JsonLine text(String name, @Nullable String value) {
    if (value != null) {
      write(name, () -> json.writeString(value));
    }
    return this;
  }

  /** Adds bytes as Base64. */
  public JsonLine bytes(String name, @Nullable ByteBuffer value) {
    return value == null
        ? this
        : text(
            name,
            StandardCharsets.ISO_8859_1
                .decode(Base64.getEncoder().encode(value.duplicate()))
                .toString());
  }

  /** Adds true or false. */
  public JsonLine flag(String name, boolean value) {
    write(name, () -> json.writeBoolean(value));
    return this;
  }

  /** Adds a whole number. */
  public JsonLine whole(String name, @Nullable Number value) {
    if (value != null) {
      write(name, () -> json.writeNumber(value.longValue()));
    }
    return this;
  }

  /** Adds a number with at most {@code places} decimals; infinities and NaN become null. */
  public JsonLine decimal(String name, @Nullable Double value, int places) {
    if (value != null) {
      write(name, () -> number(value, Units.decimals(finite(value), places)));
    }
    return this;
  }

  /** Adds a number with three significant digits, for those that span many powers of ten. */
  public JsonLine significant(String name, @Nullable Double value) {
    if (value != null) {
      write(name, () -> number(value, Units.significant(finite(value))));
    }
    return this;
  }

  /** Adds an object whose fields {@code content} adds. */
  public JsonLine object(String name, Consumer<JsonLine> content) {
    write(
        name,
        () -> {
          json.writeStartObject();
          content.accept(this);
          json.writeEndObject();
        });
    return this;
  }

  /** Adds an array of objects, one per item. */
  public <T> JsonLine objects(
      String name, List<? extends T> items, BiConsumer<JsonLine, ? super T> content) {
    write(
        name,
        () -> {
          json.writeStartArray();
          for (T item : items) {
            json.writeStartObject();
            content.accept(this, item);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
    return this;
  }

  /** Adds an array of texts, unless it is empty. */
  public JsonLine texts(String name, List<String> values) {
    if (!values.isEmpty()) {
      write(
          name,
          () -> {
            json.writeStartArray();
            for (String value : values) {
              json.writeString(value);
            }
            json.writeEndArray();
          });
    }
    return this;
  }

  private void number(double value, String digits) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(digits);
    } else {
      json.writeNull();
    }
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  private void write(String name, Value value) {
    try {
      json.writeFieldName(name);
      value.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what follows a field's name. */
  private interface Value {
    void write() throws IOException;
  }
}
