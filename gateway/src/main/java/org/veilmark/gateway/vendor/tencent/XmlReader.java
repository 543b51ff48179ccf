package org.veilmark.gateway.vendor.tencent;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML of strangers: no document type, so no entities; not deep. */
final class XmlReader {
  private static final String MAX_DEPTH = "20";

  private XmlReader() {}

  /**
   * The root of a document.
   *
   * @throws TencentException if it is none
   */
  static Element parse(byte[] body) throws TencentException {
    if (body.length == 0) {
      throw new TencentException(400, "MissingRequestBodyError", "Request body is empty.");
    }
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      // The one that is there by default prints.
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw TencentException.malformed("The XML you provided was not well-formed.");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("no safe XML parser", e);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    // That of the JDK: the limits are its own.
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  /** The first child of a name in any case: one of the vendor's clients writes them lower. */
  static Optional<Element> child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equalsIgnoreCase(name)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  /** The text of a child; empty if there is none or nothing in it. */
  static Optional<String> text(Element parent, String name) {
    return child(parent, name).map(Element::getTextContent).filter(text -> !text.isBlank());
  }
}
