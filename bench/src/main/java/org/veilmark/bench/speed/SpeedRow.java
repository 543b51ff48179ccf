package org.veilmark.bench.speed;

/**
 * One comparison.
 *
 * @param part what was done
 * @param clip with which video
 * @param ffmpeg what FFmpeg's program took
 * @param veilmark what the command took
 * @param start of that: what it takes where there is nothing to do
 */
public record SpeedRow(SpeedPart part, String clip, Spent ffmpeg, Spent veilmark, Spent start) {

  /**
   * CPU time of FFmpeg over that of the command without its start: above 1 the command is faster.
   */
  public double cpuRatio() {
    return ffmpeg.cpuSeconds() / veilmark.minus(start).cpuSeconds();
  }

  /** The same of wall time. */
  public double wallRatio() {
    return ffmpeg.wallSeconds() / veilmark.minus(start).wallSeconds();
  }
}
