package org.veilmark.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.veilmark.code.Algorithm;
import org.veilmark.code.LengthClass;
import org.veilmark.code.MessageException;
import org.veilmark.code.PayloadFrame;

class MessageLimitTest {
  @ParameterizedTest
  @CsvSource({
    "V2, VEIL26, 1, 2.5",
    "V2, VEILMARK2026, 1, 2.95",
    "V2, ABCDEFGHIJKLMNOPQRSTUVWX, 1, 4",
    "V2, Z, 64, 10.2",
    "V2, 版, 64, 15",
    "V2, 한, 64, 20",
    "V2, 😀, 64, 20",
    "V1, VEILMARK2026, 1, 10",
    "V1, 版, 64, 60",
    "V1, 😀, 64, 60",
  })
  void check_ofWhatIsPromised_accepts(Algorithm algorithm, String text, int times, double seconds) {
    assertThatCode(() -> MessageLimit.check(algorithm, frame(text.repeat(times)), seconds))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "V2 | A  | 24 | 3   | of 24 characters needs 3.7 s of video, this range has 3.0 s: at most 12 capitals and",
        "V2 | a  | 24 | 3   | this range has 3.0 s: at most 12 small letters and digits fit",
        "V2 | ж  | 64 | 3   | at most 6 characters of European scripts fit",
        "V2 | 版 | 64 | 9.9 | needs 13.7 s of video, this range has 9.9 s: at most 22 Chinese or Japanese",
        "V2 | A  | 1  | 2   | of 1 character needs 2.5 s of video, this range has 2.0 s: not even one character",
        "V1 | A  | 24 | 3   | needs 5.1 s of video, this range has 3.0 s: not even one character fits",
      })
  void check_ofTooLittleVideo_saysHowMuchFits(
      Algorithm algorithm, String character, int count, double seconds, String complaint) {
    Throwable thrown =
        catchThrowable(
            () -> MessageLimit.check(algorithm, frame(character.repeat(count)), seconds));

    assertThat(thrown).isInstanceOf(MessageException.class).hasMessageContaining(complaint);
  }

  @Test
  void check_rightBelowTheLimit_doesNotSayThatItIsReached() throws MessageException {
    PayloadFrame frame = frame("版".repeat(64));
    double needed = MessageLimit.secondsFor(Algorithm.V2, frame.lengthClass());

    Throwable thrown =
        catchThrowable(() -> MessageLimit.check(Algorithm.V2, frame, Math.nextDown(needed)));

    assertThat(thrown).hasMessageContaining("needs 13.7 s of video, this range has 13.6 s");
    assertThatCode(() -> MessageLimit.check(Algorithm.V2, frame, needed))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(LengthClass.class)
  void secondsFor_v1_isMoreButNeverMoreThanAMinute(LengthClass lengthClass) {
    assertThat(MessageLimit.secondsFor(Algorithm.V1, lengthClass))
        .isBetween(MessageLimit.secondsFor(Algorithm.V2, lengthClass), 60.0);
  }

  private static PayloadFrame frame(String message) throws MessageException {
    return PayloadFrame.of(message, 2);
  }
}
