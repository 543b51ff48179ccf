package org.veilmark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.veilmark.cli.Records;
import org.veilmark.schema.JobKind;
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
          .setSubmittedAtMillis(0)
          .build();

  @Test
  void extract_ofAFind() {
    assertThat(new ExtractReport("a.mp4", Records.found(REQUEST, "grüße, 世界")).json())
        .isEqualTo(
            """
            {"input":"a.mp4","found":true,"message":"grüße, 世界",\
            "falsePositiveProbability":1.23e-21,"level":2,"algo":"v2",\
            "geometry":{"xx":1,"xy":0,"x0":0.0625,"yx":0,"yy":1,"y0":0},\
            "segmentsUsed":1,"framesDecoded":31,"statistic":15.654,"seconds":2.5,\
            "marks":[{"message":"grüße, 世界","falsePositiveProbability":1.23e-21,"level":2,\
            "algo":"v2","geometry":{"xx":1,"xy":0,"x0":0.0625,"yx":0,"yy":1,"y0":0},\
            "rate":1,"marginDb":7.13,"ranges":[{"startSeconds":0,"endSeconds":4}]}],\
            "segments":[{"fromSeconds":0,"toSeconds":4.2,"statistic":14.1}]}""");
  }

  @Test
  void extract_ofNothing() {
    assertThat(new ExtractReport("a.mp4", Records.nothing(REQUEST)).json())
        .isEqualTo(
            """
            {"input":"a.mp4","found":false,"falsePositiveProbability":0.7,\
            "segmentsUsed":1,"framesDecoded":31,"statistic":3.1,"seconds":2.5,"marks":[],\
            "segments":[{"fromSeconds":0,"toSeconds":4.2,"statistic":14.1}]}""");
  }

  @Test
  void extract_ofAnError() {
    assertThat(
            new ExtractReport("a.mp4", Records.failed(REQUEST, "MEDIA_MALFORMED", "no header"))
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
            "strength":1,"keyId":"0011223344556677","inputBytes":1800000,"outputBytes":1900000,\
            "durationSeconds":10.04,"framesEncoded":188,\
            "segments":{"reencoded":3,"copied":1},"psnr":{"y":44.08,"u":38.06,"v":null},\
            "seconds":2.5,"startupSeconds":1.25}""");
  }
}
