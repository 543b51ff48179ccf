package org.veilmark.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerKindTest {
  @ParameterizedTest
  @CsvSource({
    "a.mp4, MP4",
    "A.M4V, MP4",
    "dir.mkv/a.MOV, MOV",
    "a.qt, MOV",
    "a.b.mkv, MATROSKA",
    "a.webm, WEBM"
  })
  void require_knownExtension_givesContainer(String name, ContainerKind kind)
      throws UnsupportedMediaException {
    assertThat(ContainerKind.require(name)).isEqualTo(kind);
  }

  @Test
  void require_unknownExtension_namesTheKnown() {
    assertThatThrownBy(() -> ContainerKind.require("a.avi"))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining(".mp4")
        .extracting(e -> ((MediaException) e).code())
        .isEqualTo(MediaErrorCode.MEDIA_UNSUPPORTED);
  }
}
