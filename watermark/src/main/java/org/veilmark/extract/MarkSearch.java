package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;

/**
 * Finds the marks of a video: mostly one, but a video may be put together from several. What shows
 * a mark is put aside, and the rest is searched again; where the whole shows none, parts of it are
 * looked at. All algorithms are tried, and the threshold is shared between them, so that it holds
 * for all together. For one video; not safe for use by several threads.
 */
public final class MarkSearch {
  /** Finds after which a search ends. */
  private static final int MOST_FINDS = 16;

  private static final List<Ballot> BALLOTS =
      List.of(PayloadVoter::asPlayed, PayloadVoter::atOtherRates);

  private final SecretKey key;
  private final List<PayloadVoter> voters;
  private final double share;
  private final PartSearch parts;
  private final List<FoundMark> marks = new ArrayList<>();
  private int finds;

  /**
   * A search for marks of one key.
   *
   * @param algorithms at least one, in the order in which they are tried
   * @param threshold highest false-positive probability of a find, 0 to 1
   */
  public MarkSearch(SecretKey key, List<Algorithm> algorithms, double threshold) {
    this(key, algorithms, threshold, 1);
  }

  /**
   * As above, for one of several searches of the same video.
   *
   * @param share of the threshold that this search may use up, in (0, 1]; the shares of all
   *     searches add up to 1 at most
   */
  public MarkSearch(SecretKey key, List<Algorithm> algorithms, double threshold, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + " is not in 0..1");
    }
    this.key = key;
    this.share = share / algorithms.size();
    voters =
        algorithms.stream()
            .map(algorithm -> new PayloadVoter(key, algorithm, threshold * this.share))
            .toList();
    parts = new PartSearch(voters);
  }

  /** Searches all pieces of the video, each given once, in any order. */
  public Findings find(Collection<Evidence> pieces) {
    Decision nearest = voters.get(0).nothing();
    for (Evidence group : EvidenceGroups.of(pieces)) {
      if (marks.isEmpty()) {
        Decision whole = decide(group);
        nearest = nearest.orSurer(whole);
        search(
            group,
            whole.found()
                ? Optional.of(new PartSearch.Find(whole, List.of(group.span())))
                : inWindows(group, List.of(group.span()), 1));
      } else {
        search(group, inRest(group, List.of(group.span()), 1));
      }
    }
    marks.sort(FoundMark.LONGEST_FIRST);
    return new Findings(marks.isEmpty() ? nearest : marks.get(0).decision(), marks);
  }

  /** Puts aside what shows a find, and searches the rest, until there is none. */
  private void search(Evidence group, Optional<PartSearch.Find> first) {
    Timeline timeline = new Timeline(group);
    List<PartSearch.Find> found = new ArrayList<>();
    Optional<PartSearch.Find> next = first;
    while (next.isPresent() && finds < MOST_FINDS) {
      finds++;
      Decision decision = next.get().decision();
      found.add(next.get());
      List<TimeRange> before = timeline.rest();
      timeline.enter(new MarkTrace(decision, key).of(group));
      List<TimeRange> rest = timeline.rest();
      // What is too faint to be seen second by second would be found again and again.
      next = rest.equals(before) ? Optional.empty() : inRest(group, rest, decision.rate());
    }
    for (int i = 0; i < found.size(); i++) {
      List<TimeRange> shown = timeline.ranges(i);
      enter(
          new FoundMark(
              found.get(i).decision().ofShare(share),
              shown.isEmpty() ? found.get(i).part() : shown));
    }
  }

  /**
   * What the whole says: the first find, or else what came nearest. No algorithm is tried at other
   * rates before all were tried as the video plays.
   */
  private Decision decide(Evidence group) {
    BandSeries series = voters.get(0).series(group);
    Decision nearest = voters.get(0).nothing();
    for (Ballot ballot : BALLOTS) {
      for (PayloadVoter voter : voters) {
        Decision decision = ballot.of(voter, group.located(), series);
        if (decision.found()) {
          return decision;
        }
        nearest = nearest.orSurer(decision);
      }
    }
    return nearest;
  }

  private Optional<PartSearch.Find> inRest(Evidence group, List<TimeRange> rest, double rate) {
    return parts.find(group, List.of(rest), rate).or(() -> inWindows(group, rest, rate));
  }

  private Optional<PartSearch.Find> inWindows(Evidence group, List<TimeRange> rest, double rate) {
    List<TimeRange> windows = Windows.of(rest);
    return parts.find(group, windows.stream().map(List::of).toList(), rate);
  }

  private void enter(FoundMark found) {
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i).isSameAs(found)) {
        marks.set(i, marks.get(i).with(found));
        return;
      }
    }
    marks.add(found);
  }

  private interface Ballot {
    Decision of(PayloadVoter voter, Located located, BandSeries series);
  }
}
