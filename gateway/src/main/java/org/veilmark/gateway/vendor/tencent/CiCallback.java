package org.veilmark.gateway.vendor.tencent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Objects;
import org.veilmark.gateway.callback.CallbackContent;
import org.veilmark.gateway.callback.CallbackWriter;
import org.veilmark.gateway.job.CallbackFormat;
import org.veilmark.gateway.job.Job;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Tells that a job has come to its end, with all that an answer tells of it. */
public final class CiCallback implements CallbackWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String api() {
    return JobOrder.API;
  }

  @Override
  public CallbackContent write(Job job) {
    XmlWriter xml = new XmlWriter("Response").text("EventName", "TaskFinish");
    JobsDetail.write(xml, job);
    byte[] document = xml.toBytes();
    return Objects.requireNonNull(job.callback()).format() == CallbackFormat.XML
        ? new CallbackContent("application/xml", document)
        : new CallbackContent("application/json", json(document));
  }

  private static byte[] json(byte[] document) {
    try {
      return JSON.writeValueAsBytes(tree(XmlReader.parse(document)));
    } catch (TencentException | JsonProcessingException e) {
      throw new IllegalStateException("a document of ours that cannot be read", e);
    }
  }

  /** Elements by their names; those without elements in them are text. */
  private static JsonNode tree(Element element) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        object.set(inner.getTagName(), tree(inner));
      }
    }
    return object.isEmpty() ? TextNode.valueOf(element.getTextContent()) : object;
  }
}
