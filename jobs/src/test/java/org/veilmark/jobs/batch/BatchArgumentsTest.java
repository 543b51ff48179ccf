package org.veilmark.jobs.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.operators.io.Location;
import org.veilmark.operators.keys.KeySource;
import org.veilmark.schema.Algorithm;
import org.veilmark.schema.Effort;
import org.veilmark.schema.JobKind;
import org.veilmark.schema.JobRequest;

class BatchArgumentsTest {
  private static BatchArguments parse(String line) {
    return BatchArguments.parse(line.split(" "));
  }

  @Test
  void parse_ofAnEmbedding_readsAll() {
    BatchArguments arguments =
        parse(
            "embed --input s3://b/x/ --input /y --list /l.csv --output s3://b/out --message m"
                + " --level 1 --algo v1 --strength 0.5 --crf 0 --bitrate 800 --preset slow"
                + " --video-codec hevc --key-file /k --spool /spool --run r1 --again");
    JobRequest template = arguments.template("id", 5, 6);

    assertThat(arguments.inputs()).containsExactly("s3://b/x/", "/y");
    assertThat(arguments.lists()).containsExactly("/l.csv");
    assertThat(arguments.output()).contains(new Location("s3://b/out"));
    assertThat(arguments.state()).isEqualTo(new Location("s3://b/out/.veilmark"));
    assertThat(arguments.keys()).isEqualTo(KeySource.ofFile(Path.of("/k")));
    assertThat(arguments.spool("/tmp")).isEqualTo(Path.of("/spool"));
    assertThat(arguments.run()).contains("r1");
    assertThat(arguments.again()).isTrue();
    assertThat(template.getAlgorithm()).isEqualTo(Algorithm.V1);
    assertThat(template.getLevel()).isEqualTo(1);
    assertThat(template.getStrength()).isEqualTo(0.5);
    assertThat(template.getEncoding().getBitrateBitsPerSecond()).isEqualTo(800_000);
    assertThat(template.getEncoding().getVideoCodec()).isEqualTo("hevc");
    assertThat(template.getNonce()).isEqualTo(5);
  }

  @Test
  void parse_ofAnExtraction_hasDefaults() {
    BatchArguments arguments = parse("extract --list /l --state /s --key-variable V");
    JobRequest template = arguments.template("id", 5, 6);

    assertThat(arguments.kind()).isEqualTo(JobKind.EXTRACT);
    assertThat(arguments.keys()).isEqualTo(KeySource.ofEnvironment("V"));
    assertThat(template.getEffort()).isEqualTo(Effort.AUTO);
    assertThat(template.getFalsePositiveThreshold()).isEqualTo(1e-9);
    assertThat(template.getNonce()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mark --input /x                                 | not embed or extract",
        "embed --output /o                               | nothing to work on",
        "embed --input /x                                | --output is missing",
        "extract --input /x                              | --state is missing",
        "extract --input /x --state /s --key secret      | there is no option --key",
        "embed --input /x --output /o --key-file a --key-variable b | exclude each other",
      })
  void parse_ofWhatCannotBe_saysWhy(String line, String complaint) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource({"--level high, --level is not a number", "--algo v3, --algo v3 is not known"})
  void template_ofWhatIsOutOfRange_saysWhich(String option, String complaint) {
    BatchArguments arguments = parse("embed --input /x --output /o " + option);

    assertThatThrownBy(() -> arguments.template("id", 0, 0)).hasMessage(complaint);
  }
}
