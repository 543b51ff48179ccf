package org.veilmark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.cli.Records;
import org.veilmark.operators.mark.Fingerprints;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;

/** The lines that scripts read: names, order and numbers as they stand. */
class JsonTest {
  private static final JobRequest REQUEST =
      JobRequest.newBuilder()
          .setJobId("job-1")
          .setKind(JobKind.EXTRACT)
          .setInputUri("/videos/a.mp4")
          .setOutputUri("/videos/b.mp4")
          .setMessage("hi \"there\"")
          .setKeyId("0011223344556677")
          .setNonce(0xfedcL)
          .setSubmittedAtMillis(0)
          .build();

  @Test
  void extract_ofAFind() {
    assertThat(new ExtractReport("a.mp4", Records.found(REQUEST, "grüße, 世界"), null).json())
        .isEqualTo(
            """
            {"input":"a.mp4","found":true,"message":"grüße, 世界",\
            "falsePositiveProbability":1.23e-21,"level":2,"algo":"v2",\
            "geometry":{"xx":1,"xy":0,"x0":0.0625,"yx":0,"yy":1,"y0":0},\
            "segmentsUsed":1,"framesDecoded":31,"mapsTried":198,"wave":"glance","statistic":15.654,"seconds":2.5,\
            "marks":[{"message":"grüße, 世界","falsePositiveProbability":1.23e-21,"level":2,\
            "algo":"v2","geometry":{"xx":1,"xy":0,"x0":0.0625,"yx":0,"yy":1,"y0":0},\
            "rate":1,"marginDb":7.13,"ranges":[{"startSeconds":0,"endSeconds":4}]}],\
            "segments":[{"fromSeconds":0,"toSeconds":4.2,"statistic":14.1}],\
            "fingerprint":"AQ=="}""");
  }

  @Test
  void extract_withARecord_comparesThePictures() {
    EmbeddedRecord embedded =
        new EmbeddedRecord("000000000000fedc", Fingerprints.fromRecord(Records.pictures(1, 12)));
    assertThat(comparison(embedded, Records.pictures(1, 12)))
        .isEqualTo(
            """
            "record":{"nonce":"000000000000fedc","verdict":"same","similarity":1,\
            "offsetSeconds":0,"samples":12}""");
    assertThat(comparison(embedded, Records.pictures(2, 12)))
        .startsWith(
            """
            "record":{"nonce":"000000000000fedc","verdict":"different","similarity":0.""");
    assertThat(comparison(embedded, null))
        .isEqualTo(
            """
            "record":{"nonce":"000000000000fedc","verdict":"unsure","similarity":0,\
            "offsetSeconds":0,"samples":0}""");
  }

  private static String comparison(EmbeddedRecord embedded, @Nullable ByteBuffer pictures) {
    JobRecord record = Records.found(REQUEST, "hi");
    record.getExtractResult().setFingerprint(pictures);
    String json = new ExtractReport("a.mp4", record, embedded).json();
    return json.substring(json.indexOf("\"record\""), json.indexOf(",\"segmentsUsed\""));
  }

  @Test
  void embeddedRecord_ofTheLineThatEmbedPrints_isReadBack() throws Exception {
    JobRecord record = Records.embedded(REQUEST);
    record.getEmbedResult().setFingerprint(Records.pictures(1, 12));
    String json = new EmbedReport("a.mp4", "b.mp4", 1, 1.0, record).json();
    assertThat(EmbeddedRecord.parse(json))
        .isEqualTo(
            new EmbeddedRecord(
                "000000000000fedc", Fingerprints.fromRecord(Records.pictures(1, 12))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a line",
        "[]",
        "{\"nonce\":\"00\"",
        "{\"nonce\":\"00\"}",
        "{\"nonce\":\"00\",\"fingerprint\":\"AA==\"}",
        "{\"nonce\":\"00\",\"fingerprint\":{}}",
        "{\"nonce\":\"00\",\"fingerprint\":7}"
      })
  void embeddedRecord_ofAnythingElse_isRefusedOnOneLine(String text) {
    assertThatThrownBy(() -> EmbeddedRecord.parse(text))
        .isInstanceOf(IOException.class)
        .message()
        .hasLineCount(1);
  }

  @Test
  void extract_ofNothing() {
    assertThat(new ExtractReport("a.mp4", Records.nothing(REQUEST), null).json())
        .isEqualTo(
            """
            {"input":"a.mp4","found":false,"falsePositiveProbability":0.7,\
            "segmentsUsed":1,"framesDecoded":31,"mapsTried":198,"wave":"study","statistic":3.1,"seconds":2.5,"marks":[],\
            "segments":[{"fromSeconds":0,"toSeconds":4.2,"statistic":14.1}]}""");
  }

  @Test
  void extract_ofAnError() {
    assertThat(
            new ExtractReport(
                    "a.mp4", Records.failed(REQUEST, "MEDIA_MALFORMED", "no header"), null)
                .json())
        .isEqualTo(
            """
            {"input":"a.mp4","found":false,\
            "error":{"code":"MEDIA_MALFORMED","message":"no header"}}""");
  }

  @Test
  void embed_ofAnUnchangedPlane_hasNullForItsInfinitePsnr() {
    assertThat(new EmbedReport("a.mp4", "b.mp4", 1_800_000, 1.25, Records.embedded(REQUEST)).json())
        .isEqualTo(
            """
            {"input":"a.mp4","output":"b.mp4","message":"hi \\"there\\"","algo":"v2","level":2,\
            "strength":1,"keyId":"0011223344556677",\
            "nonce":"000000000000fedc","inputBytes":1800000,"outputBytes":1900000,\
            "durationSeconds":10.04,"framesEncoded":188,\
            "segments":{"reencoded":3,"copied":1},"psnr":{"y":44.08,"u":38.06,"v":null},\
            "seconds":2.5,"startupSeconds":1.25,"fingerprint":"AQ=="}""");
  }
}
