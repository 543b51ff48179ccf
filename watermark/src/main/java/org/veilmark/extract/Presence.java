package org.veilmark.extract;

import java.util.Arrays;
import java.util.List;

/**
 * Tells which of several marks shows in which second, if any: the likeliest course of one state for
 * each and one for none (Viterbi). A mark that is there is taken to show about half as well as in
 * its best four seconds.
 */
final class Presence {
  /** The state in which no mark shows. */
  static final int NONE = -1;

  private static final double SHARE = 0.5;

  /** A mark that is seen this well is there, however much better it is seen elsewhere. */
  private static final double CLEAR_DEVIATIONS = 3;

  private static final int BEST_SECONDS = 4;

  /** Cost of another state, in nats: noise of neighbouring seconds is not independent. */
  private static final double SWITCH_NATS = 12;

  private Presence() {}

  /**
   * The mark of each second.
   *
   * @param traces of each mark: how strongly it shows, second by second, in standard deviations
   * @param seconds length of the traces
   * @return the index of a mark, or {@link #NONE}
   */
  static int[] of(List<double[]> traces, int seconds) {
    double[] assumed =
        traces.stream()
            .mapToDouble(trace -> Math.min(CLEAR_DEVIATIONS, SHARE * best(trace)))
            .toArray();
    // State 0 is none; by state, the log-likelihood of the best course that ends in it.
    double[] likelihood = new double[traces.size() + 1];
    int[][] before = new int[seconds][likelihood.length];
    for (int k = 0; k < seconds; k++) {
      int likeliest = likeliest(likelihood);
      double switched = likelihood[likeliest] - SWITCH_NATS;
      for (int state = 0; state < likelihood.length; state++) {
        before[k][state] = switched > likelihood[state] ? likeliest : state;
        likelihood[state] = Math.max(likelihood[state], switched);
        if (state > 0) {
          double a = assumed[state - 1];
          likelihood[state] += a * traces.get(state - 1)[k] - a * a / 2;
        }
      }
    }
    int[] course = new int[seconds];
    int state = likeliest(likelihood);
    for (int k = seconds - 1; k >= 0; k--) {
      course[k] = state == 0 ? NONE : state - 1;
      state = before[k][state];
    }
    return course;
  }

  private static int likeliest(double[] likelihood) {
    int best = 0;
    for (int state = 1; state < likelihood.length; state++) {
      best = likelihood[state] > likelihood[best] ? state : best;
    }
    return best;
  }

  private static double best(double[] trace) {
    int length = Math.min(BEST_SECONDS, trace.length);
    double best = 0;
    for (int k = 0; k + length <= trace.length; k++) {
      best = Math.max(best, Arrays.stream(trace, k, k + length).average().orElse(0));
    }
    return best;
  }
}
