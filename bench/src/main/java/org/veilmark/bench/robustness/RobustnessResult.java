package org.veilmark.bench.robustness;

import java.util.List;

/**
 * What a run has measured.
 *
 * @param settings what was asked for
 * @param clips in the order in which they were asked for
 * @param failures clips that could not be measured
 */
public record RobustnessResult(
    RobustnessSettings settings, List<ClipResult> clips, List<ClipFailure> failures) {

  /** Copies the lists. */
  public RobustnessResult {
    clips = List.copyOf(clips);
    failures = List.copyOf(failures);
  }

  /** Over all clips. */
  public Tally tally(Tier tier) {
    return clips.stream().map(clip -> clip.tally(tier)).reduce(new Tally(0, 0), Tally::plus);
  }

  /** Over all clips, of the attack at a position of the settings' list. */
  public Tally tally(int attack) {
    return Tally.of(clips.stream().map(clip -> clip.attacks().get(attack).cell()).toList());
  }

  /** Copies from which a message was read that nobody embedded. */
  public long wrongMessages() {
    return clips.stream()
        .flatMap(clip -> clip.attacks().stream())
        .filter(result -> result.cell().outcome() == Outcome.WRONG)
        .count();
  }

  /** Messages found where there was none to find. */
  public int falseFinds() {
    return clips.stream().mapToInt(ClipResult::falseFinds).sum();
  }

  /** How many times that was tried. */
  public int falseFindTries() {
    return clips.stream().mapToInt(ClipResult::falseFindTries).sum();
  }
}
