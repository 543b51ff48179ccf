package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;

/**
 * Decides where it is not known by which algorithm a video was marked: each is tried, and the
 * threshold is shared between the tries, so that it holds for all of them together. Not safe for
 * use by several threads.
 */
public final class MarkSearch {
  private final List<PayloadVoter> voters;

  /**
   * A search for marks of one key.
   *
   * @param algorithms at least one, in the order in which they are tried
   * @param threshold highest false-positive probability of a find, 0 to 1
   */
  public MarkSearch(SecretKey key, List<Algorithm> algorithms, double threshold) {
    voters =
        algorithms.stream()
            .map(algorithm -> new PayloadVoter(key, algorithm, threshold / algorithms.size()))
            .toList();
  }

  /**
   * Decides on all pieces of a video, each given once, in any order: the first find, or else what
   * came nearest.
   */
  public Decision decide(Collection<Evidence> pieces) {
    List<Decision> nothing = new ArrayList<>();
    for (PayloadVoter voter : voters) {
      Decision decision = voter.decide(pieces);
      if (decision.found()) {
        return decision.oneOf(voters.size());
      }
      nothing.add(decision);
    }
    return nothing.stream().max(Comparator.comparingDouble(Decision::statistic)).orElseThrow();
  }
}
