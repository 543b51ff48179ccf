package org.veilmark.operators.work;

/** Hears of work on a segment while it goes on, from the thread that does it. */
@FunctionalInterface
public interface WorkListener {

  /** What time is spent on. */
  enum Step {
    /** Reading and decoding pictures. */
    DECODE,
    /** Marking them, or looking for marks. */
    SIGNAL,
    /** Encoding and writing them. */
    ENCODE
  }

  /** A picture of so many luma samples is done. */
  void frameDone(long lumaSamples);

  /** So much more time was spent on a step; told at the end of a segment. */
  default void spent(Step step, long nanos) {}
}
