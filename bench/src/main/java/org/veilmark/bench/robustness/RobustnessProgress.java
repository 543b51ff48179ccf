package org.veilmark.bench.robustness;

/** Is told how far a run is. */
public interface RobustnessProgress {
  /**
   * A step begins.
   *
   * @param clip file name
   * @param done steps of this clip that are behind
   * @param count steps of this clip, at most
   * @param step what is about to be done
   */
  void step(String clip, int done, int count, String step);

  /** A clip is measured. */
  void measured(ClipResult clip);

  /** A clip cannot be measured; the run goes on with the next. */
  void failed(ClipFailure failure);
}
