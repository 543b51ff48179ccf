package org.veilmark.bench.robustness;

/** Is told how far a run is, and by default does not care. */
public interface RobustnessProgress {
  /** Does not care. */
  RobustnessProgress SILENT = new RobustnessProgress() {};

  /**
   * A step begins.
   *
   * @param clip file name
   * @param done steps of this clip that are behind
   * @param count steps of this clip, at most
   * @param step what is about to be done
   */
  default void step(String clip, int done, int count, String step) {}

  /** A clip is measured. */
  default void measured(ClipResult clip) {}

  /** A clip cannot be measured; the run goes on with the next. */
  default void failed(ClipFailure failure) {}
}
