package org.veilmark.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;

/**
 * Finds the marks of as much evidence as is looked at together: mostly one, but a video may be put
 * together from several. What shows a mark is put aside, and the rest is searched again; where the
 * whole shows none, parts of it are looked at. All algorithms are tried, and the threshold is
 * shared between them, so that it holds for all together. For one video: probabilities count
 * everything that was tried before. Not safe for use by several threads.
 */
final class ChapterSearch {
  /** Finds after which a group of evidence is not searched again. */
  private static final int MOST_FINDS = 16;

  private final SecretKey key;
  private final List<PayloadVoter> voters;
  private final double share;
  private final PartSearch parts;

  /**
   * A search for marks of one key.
   *
   * @param algorithms at least one, in the order in which they are tried
   * @param threshold highest false-positive probability of a find, 0 to 1
   * @param share of the threshold that this search may use up, in (0, 1]
   */
  ChapterSearch(SecretKey key, List<Algorithm> algorithms, double threshold, double share) {
    this.key = key;
    this.share = share / algorithms.size();
    voters =
        algorithms.stream()
            .map(algorithm -> new PayloadVoter(key, algorithm, threshold * this.share))
            .toList();
    parts = new PartSearch(voters);
  }

  /** Marks of groups of evidence, each under a map of its own, the surest first. */
  Findings find(List<Evidence> groups) {
    MarkList marks = new MarkList();
    Decision nearest = nothing();
    for (Evidence group : groups) {
      if (marks.isEmpty()) {
        Decision whole = decide(group);
        nearest = nearest.orSurer(whole);
        marks.enter(
            search(
                group,
                whole.found()
                    ? Optional.of(new PartSearch.Find(whole, List.of(group.span())))
                    : inWindows(group, List.of(group.span()), 1)));
      } else {
        marks.enter(search(group, inRest(group, List.of(group.span()), 1)));
      }
    }
    return marks.findings(nearest);
  }

  /**
   * The mark that all the evidence of a group shows together, as fast as it plays.
   *
   * @param span where the evidence comes from
   */
  Optional<FoundMark> findWhole(Evidence group, TimeRange span) {
    Decision whole = asPlayed(group, series(group));
    return whole.found()
        ? Optional.of(new FoundMark(whole.ofShare(share), List.of(span)))
        : Optional.empty();
  }

  /** What is known before anything was looked at. */
  Decision nothing() {
    return voters.get(0).nothing();
  }

  /** Puts aside what shows a find, and searches the rest, until there is none. */
  private List<FoundMark> search(Evidence group, Optional<PartSearch.Find> first) {
    Timeline timeline = new Timeline(group);
    List<PartSearch.Find> found = new ArrayList<>();
    Optional<PartSearch.Find> next = first;
    while (next.isPresent() && found.size() < MOST_FINDS) {
      Decision decision = next.get().decision();
      found.add(next.get());
      List<TimeRange> before = timeline.rest();
      timeline.enter(new MarkTrace(decision, key).of(group));
      List<TimeRange> rest = timeline.rest();
      // What is too faint to be seen second by second would be found again and again.
      next = rest.equals(before) ? Optional.empty() : inRest(group, rest, decision.rate());
    }
    return IntStream.range(0, found.size())
        .mapToObj(i -> mark(found.get(i), timeline.ranges(i)))
        .toList();
  }

  private FoundMark mark(PartSearch.Find find, List<TimeRange> shown) {
    return new FoundMark(find.decision().ofShare(share), shown.isEmpty() ? find.part() : shown);
  }

  private BandSeries series(Evidence group) {
    return voters.get(0).series(group);
  }

  /**
   * What the whole says: the first find, or else what came nearest. No algorithm is tried at other
   * rates before all were tried as the video plays.
   */
  private Decision decide(Evidence group) {
    BandSeries series = series(group);
    return firstFind(
        asPlayed(group, series),
        voters.stream()
            .map(voter -> (Supplier<Decision>) () -> voter.atOtherRates(group.located(), series))
            .toList());
  }

  /**
   * The same, as fast as it plays. To read bits where there is no mark takes longer than to see
   * one, so that what is not sure is read last.
   */
  private Decision asPlayed(Evidence group, BandSeries series) {
    Decision nearest = nothing();
    List<Supplier<Decision>> unsure = new ArrayList<>();
    for (PayloadVoter voter : voters) {
      List<Sync> places = voter.places(series);
      Supplier<Decision> reading = () -> voter.asPlayed(group.located(), series, places);
      if (!places.get(0).isSure()) {
        unsure.add(reading);
        continue;
      }
      nearest = nearest.orSurer(reading.get());
      if (nearest.found()) {
        break;
      }
    }
    return firstFind(nearest, unsure);
  }

  /** Decides until there is a find; without one, what came nearest. */
  private static Decision firstFind(Decision before, List<Supplier<Decision>> readings) {
    Decision nearest = before;
    for (Supplier<Decision> reading : readings) {
      if (nearest.found()) {
        break;
      }
      nearest = nearest.orSurer(reading.get());
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
}
