package org.veilmark.cli;

import java.util.Set;

/** What the process tells its caller. Numbers are a contract with scripts. */
public enum ExitCode {
  /** Done; of extractions: a mark found in every input. */
  DONE(0),
  /** Some input could be read but no mark was found in it. */
  NOTHING_FOUND(1),
  /** The command line asks for what cannot be. */
  USAGE(2),
  /** Some input cannot be read or is not supported. */
  INPUT(3),
  /** Anything else. */
  FAILURE(4);

  private static final Set<String> USAGE_CODES =
      Set.of(
          "REQUEST_INVALID",
          "MESSAGE_INVALID",
          "ALGORITHM_UNSUPPORTED",
          "RANGE_INVALID",
          "OUTPUT_IS_INPUT",
          "OUTPUT_UNSUPPORTED",
          "KEY_UNKNOWN");

  private static final Set<String> INPUT_CODES =
      Set.of(
          "INPUT_NOT_FOUND",
          "INPUT_IS_DIRECTORY",
          "INPUT_UNREADABLE",
          "MEDIA_MALFORMED",
          "MEDIA_UNSUPPORTED",
          "NO_VIDEO_STREAM");

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the process ends with. */
  public int number() {
    return number;
  }

  /**
   * For a job that failed.
   *
   * @param errorCode code of the job record's error
   */
  public static ExitCode ofErrorCode(String errorCode) {
    if (USAGE_CODES.contains(errorCode)) {
      return USAGE;
    }
    return INPUT_CODES.contains(errorCode) ? INPUT : FAILURE;
  }

  /** The one that weighs more where several inputs end differently: the higher number. */
  public ExitCode and(ExitCode other) {
    return other.number > number ? other : this;
  }
}
