package org.veilmark.operators.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.veilmark.media.MalformedMediaException;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.media.UnsupportedMediaException;
import org.veilmark.schema.JobError;

class FailuresTest {

  @Test
  void expected_ofMedia_carriesCodeAndPlace() {
    assertThat(Failures.expected(new MalformedMediaException("header", "it is cut")))
        .contains(new JobError("MEDIA_MALFORMED", "it is cut (header)"));
    assertThat(
            Failures.expected(
                new UnsupportedMediaException(
                    MediaErrorCode.NO_VIDEO_STREAM, "streams", "no video")))
        .contains(new JobError("NO_VIDEO_STREAM", "no video (streams)"));
  }

  @Test
  void expected_ofJob_carriesItsCode() {
    assertThat(Failures.expected(new JobException(FailureCode.RANGE_INVALID, "empty")))
        .contains(new JobError("RANGE_INVALID", "empty"));
  }

  @Test
  void expected_ofStorage_isOneLine() {
    assertThat(Failures.expected(new IOException("first\n second \r\n third")))
        .contains(new JobError("STORAGE_FAILED", "first; second; third"));
    assertThat(Failures.expected(new UncheckedIOException(new NoSuchFileException("/x"))))
        .contains(new JobError("STORAGE_FAILED", "no such file or directory: /x"));
    assertThat(Failures.expected(new IOException()))
        .contains(new JobError("STORAGE_FAILED", "IOException"));
  }

  @Test
  void expected_ofBug_isEmpty() {
    assertThat(Failures.expected(new IllegalStateException("bug"))).isEmpty();
    assertThat(Failures.expected(new OutOfMemoryError())).isEmpty();
  }
}
