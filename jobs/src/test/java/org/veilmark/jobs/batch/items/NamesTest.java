package org.veilmark.jobs.batch.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veilmark.operators.io.Location;

class NamesTest {
  private static final OutputNames NAMES = new OutputNames("mkv");

  @ParameterizedTest
  @CsvSource({
    "a/b.mp4,                a/b.mp4",
    "./a//b.mp4,             a/b.mp4",
    "a/../b.mov,             b.mov",
    "/data/a/b.mp4,          data/a/b.mp4",
    "s3://bucket/a/b.webm,   a/b.webm",
    "s3://bucket/a/../../b.mkv, b.mkv",
    "a/b.ts,                 a/b.ts.mkv",
    "a/b.AVI,                a/b.AVI.mkv",
    "a/b.MP4,                a/b.MP4",
  })
  void listed_ofAPath_staysInsideTheOutput(String listed, String name) {
    Location file =
        listed.contains("://") ? new Location(listed) : Location.of(Path.of(listed).normalize());
    assertThat(NAMES.listed(listed, file)).isEqualTo(name);
  }

  @Test
  void listed_outsideOfTheWorkingDirectory_isItsWholePath() {
    assertThat(NAMES.listed("../x/b.mp4", new Location("/data/x/b.mp4"))).isEqualTo("data/x/b.mp4");
  }

  @Test
  void single_ofAFile_isItsName() {
    assertThat(NAMES.single(new Location("/data/a/b.flv"))).isEqualTo("b.flv.mkv");
  }

  @Test
  void outputNames_ofAnUnknownContainer_areRefused() {
    assertThatThrownBy(() -> new OutputNames("avi")).hasMessageContaining("container 'avi'");
  }

  @ParameterizedTest
  @CsvSource({
    "copy,             copy,     true",
    "copy {index},     copy 7,   false",
    "{name}/{index},   a.b/7,    false",
    "{other} {,        {other} {, true",
  })
  void message_ofATemplate_fillsItsPlaces(String text, String message, boolean constant) {
    MessageTemplate template = new MessageTemplate(text);

    assertThat(template.message("a.b.mp4", 7)).isEqualTo(message);
    assertThat(template.isConstant()).isEqualTo(constant);
  }

  @Test
  void message_ofANameWithDollars_keepsThem() {
    assertThat(new MessageTemplate("{name}").message("$1\\.mp4", 1)).isEqualTo("$1\\");
  }
}
