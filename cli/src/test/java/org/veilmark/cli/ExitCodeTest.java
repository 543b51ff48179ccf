package org.veilmark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.veilmark.media.MediaErrorCode;
import org.veilmark.operators.failure.FailureCode;

class ExitCodeTest {
  @ParameterizedTest
  @EnumSource
  void ofErrorCode_ofEachFailure_isWhatTheHandbookSays(FailureCode code) {
    ExitCode expected =
        switch (code) {
          case REQUEST_INVALID,
              OUTPUT_IS_INPUT,
              OUTPUT_UNSUPPORTED,
              MESSAGE_INVALID,
              ALGORITHM_UNSUPPORTED,
              RANGE_INVALID,
              KEY_UNKNOWN ->
              ExitCode.USAGE;
          case INPUT_NOT_FOUND, INPUT_IS_DIRECTORY, INPUT_UNREADABLE -> ExitCode.INPUT;
          case OUTPUT_NOT_WRITABLE,
              SEGMENT_TIMED_OUT,
              SEGMENT_CRASHED,
              INTERNAL,
              JOB_CANCELLED,
              LOCATION_FORBIDDEN,
              STORAGE_FAILED ->
              ExitCode.FAILURE;
        };

    assertThat(ExitCode.ofErrorCode(code.name())).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void ofErrorCode_ofEachMediaError_isWhatTheHandbookSays(MediaErrorCode code) {
    ExitCode expected =
        switch (code) {
          case MEDIA_MALFORMED, MEDIA_UNSUPPORTED, NO_VIDEO_STREAM -> ExitCode.INPUT;
          case ENCODER_MISSING, NATIVES_MISSING -> ExitCode.FAILURE;
        };

    assertThat(ExitCode.ofErrorCode(code.name())).isEqualTo(expected);
  }

  @Test
  void and_ofTwo_isTheGraver() {
    assertThat(ExitCode.NOTHING_FOUND.and(ExitCode.INPUT)).isEqualTo(ExitCode.INPUT);
    assertThat(ExitCode.NOTHING_FOUND.and(ExitCode.DONE)).isEqualTo(ExitCode.NOTHING_FOUND);
  }
}
