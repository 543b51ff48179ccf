package org.veilmark.gateway.vendor.tencent;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.veilmark.gateway.job.JobState;

/** Where jobs stand, in the vendor's words. */
final class CiState {
  private static final Map<JobState, String> WORDS =
      Map.of(
          JobState.SUBMITTED, "Submitted",
          JobState.PAUSED, "Pause",
          JobState.RUNNING, "Running",
          JobState.SUCCEEDED, "Success",
          JobState.FAILED, "Failed",
          JobState.CANCELLED, "Cancel");
  private static final Map<String, JobState> STATES =
      WORDS.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  entry -> entry.getValue().toLowerCase(Locale.ROOT), Map.Entry::getKey));

  private CiState() {}

  /** The word for a state. */
  static String word(JobState state) {
    return Objects.requireNonNull(WORDS.get(state));
  }

  /**
   * States by their words with commas between; all of them for {@code All}.
   *
   * @throws TencentException if there is another word
   */
  static Set<JobState> read(String words) throws TencentException {
    Set<JobState> states = EnumSet.noneOf(JobState.class);
    for (String word : words.split(",", -1)) {
      String plain = word.strip().toLowerCase(Locale.ROOT);
      JobState state = STATES.get(plain);
      if (plain.equals("all")) {
        return EnumSet.allOf(JobState.class);
      }
      if (state == null) {
        throw TencentException.invalid(
            "the states are All or some of Submitted,Running,Success,Failed,Pause,Cancel");
      }
      states.add(state);
    }
    return states;
  }
}
