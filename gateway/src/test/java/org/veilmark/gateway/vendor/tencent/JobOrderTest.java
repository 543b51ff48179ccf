package org.veilmark.gateway.vendor.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.CallbackFormat;
import org.veilmark.gateway.job.CallbackKind;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.StoredObject;

/** Bodies as clients write them, and bodies that nobody should. */
class JobOrderTest {
  private static final VirtualHost HOST = new VirtualHost("test-1234567890", "ap-chongqing");
  private static final String EMBEDDING =
      """
      <Request><Tag>DigitalWatermark</Tag><Input><Object>in.mp4</Object></Input><Operation>
      <DigitalWatermark><Size>10</Size><message>demo</message><type>Text</type>
      <version>V1</version></DigitalWatermark>
      <Output><Region>ap-chongqing</Region><Object>out.mp4</Object><Bucket>b-1</Bucket></Output>
      </Operation><CallBack>http://example.org/a</CallBack></Request>
      """;

  @Test
  void read_lowerCaseChildrenAndUnknownElements_areTaken() throws Exception {
    JobOrder order = read(EMBEDDING);

    assertThat(order.task())
        .isEqualTo(
            JobTask.embed(
                new StoredObject("test-1234567890", "in.mp4"),
                new StoredObject("b-1", "out.mp4"),
                "demo"));
    assertThat(order.callback()).isNotNull();
    assertThat(order.callback().format()).isEqualTo(CallbackFormat.XML);
  }

  @Test
  void read_callbackThatSaysNo_isNobodyWhateverTheQueueSays() throws Exception {
    assertThat(read(EMBEDDING.replace("http://example.org/a", "no")).callback())
        .isEqualTo(Callback.NOBODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Tag>Transcode</Tag>",
        "<Tag>DigitalWatermark</Tag><CallBackType>TDMQ</CallBackType>",
        "<Tag>DigitalWatermark</Tag><CallBackFormat>YAML</CallBackFormat>"
      })
  void read_valueThatCannotBe_isInvalid(String instead) {
    String body = EMBEDDING.replace("<Tag>DigitalWatermark</Tag>", instead);

    assertThat(code(body)).isEqualTo("InvalidArgument");
  }

  @Test
  void read_callbackByQueueOfMessages_isATopic() throws Exception {
    String body =
        EMBEDDING.replace(
            "<CallBack>http://example.org/a</CallBack>",
            "<CallBackType>TDMQ</CallBackType><CallBackFormat>JSON</CallBackFormat>"
                + "<CallBackMqConfig><MqRegion>sh</MqRegion><MqMode>Topic</MqMode>"
                + "<MqName>ends</MqName></CallBackMqConfig>");

    assertThat(read(body).callback())
        .isEqualTo(new Callback(CallbackKind.TOPIC, "ends", CallbackFormat.JSON));
  }

  @Test
  void read_documentTypeDepthOrNoXml_isMalformed() {
    String entity =
        "<!DOCTYPE Request [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + EMBEDDING.replace("demo", "&e;");

    assertThat(code(entity)).isEqualTo("MalformedXML");
    assertThat(code("<a>".repeat(30_000) + "</a>".repeat(30_000))).isEqualTo("MalformedXML");
    assertThat(code("{}")).isEqualTo("MalformedXML");
    assertThat(code(EMBEDDING.replace("Request", "Other"))).isEqualTo("MalformedXML");
    assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
  }

  private static String code(String body) {
    return catchThrowableOfType(TencentException.class, () -> read(body)).code();
  }

  private static JobOrder read(String body) throws TencentException {
    return JobOrder.read(XmlReader.parse(body.getBytes(StandardCharsets.UTF_8)), HOST);
  }
}
