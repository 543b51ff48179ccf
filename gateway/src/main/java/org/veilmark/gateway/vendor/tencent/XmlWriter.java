package org.veilmark.gateway.vendor.tencent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes a document. */
final class XmlWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XMLStreamWriter xml;

  private interface Part {
    void write() throws XMLStreamException;
  }

  /** Begins with a root. */
  XmlWriter(String root) {
    try {
      xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    open(root);
  }

  /** Begins an element. */
  XmlWriter open(String name) {
    return write(() -> xml.writeStartElement(name));
  }

  /** Ends the element begun last. */
  XmlWriter close() {
    return write(xml::writeEndElement);
  }

  /** An element with a text; none for null. What XML cannot have becomes a question mark. */
  XmlWriter text(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    return write(
        () -> {
          xml.writeStartElement(name);
          xml.writeCharacters(fit(value.toString()));
          xml.writeEndElement();
        });
  }

  private static String fit(String text) {
    StringBuilder fit = new StringBuilder();
    text.codePoints().map(one -> isFit(one) ? one : '?').forEach(fit::appendCodePoint);
    return fit.toString();
  }

  private static boolean isFit(int codePoint) {
    return codePoint >= ' '
        ? codePoint < Character.MIN_SURROGATE
            || (codePoint > Character.MAX_SURROGATE && codePoint < 0xfffe)
            || codePoint >= Character.MIN_SUPPLEMENTARY_CODE_POINT
        : codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
  }

  private XmlWriter write(Part part) {
    try {
      part.write();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
  }

  /** Ends all elements; the document. */
  byte[] toBytes() {
    write(xml::writeEndDocument);
    write(xml::flush);
    return bytes.toByteArray();
  }
}
