package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks for a mark in several parts of a video, and reads where it is seen. */
final class PartSearch {
  /** Noise of all windows and places together reaches about this pilot statistic. */
  private static final double GATE = 5.5;

  /** Parts that are read at most. */
  private static final int TRIES = 6;

  private final List<PayloadVoter> voters;

  PartSearch(List<PayloadVoter> voters) {
    this.voters = voters;
  }

  /** The first find, in the parts where pilots show most. */
  Optional<Find> find(Evidence evidence, List<List<TimeRange>> parts, double rate) {
    List<Glance> glances = new ArrayList<>();
    for (List<TimeRange> part : parts) {
      Evidence inPart = evidence.within(part);
      if (inPart.isEmpty()) {
        continue;
      }
      for (PayloadVoter voter : voters) {
        glances.add(new Glance(part, inPart, voter, voter.glance(inPart, rate)));
      }
    }
    return glances.stream()
        .filter(glance -> glance.statistic() >= GATE)
        .sorted(Comparator.comparingDouble(Glance::statistic).reversed())
        .limit(TRIES)
        .map(glance -> new Find(glance.voter().decide(glance.evidence(), rate), glance.part()))
        .filter(find -> find.decision().found())
        .findFirst();
  }

  /** A decision on a part of a video. */
  record Find(Decision decision, List<TimeRange> part) {}

  private record Glance(
      List<TimeRange> part, Evidence evidence, PayloadVoter voter, double statistic) {}
}
