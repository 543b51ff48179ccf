package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.veilmark.code.Algorithm;
import org.veilmark.code.SecretKey;
import org.veilmark.spread.CarrierFormat;

/**
 * Finds the marks of a video, whose evidence it takes piece by piece. What is more than can be
 * looked at together is searched in chapters, so that memory does not grow with the length of the
 * video; where no chapter shows a mark, all of them are laid upon the one cycle after which a mark
 * repeats, and read together. For one video; not safe for use by several threads.
 */
public final class MarkSearch {
  /** Time bins of a chapter: 17 minutes of which every picture was read. */
  private static final int CHAPTER_BINS = 4096;

  private static final int CYCLE_BINS =
      (int) (CarrierFormat.STANDARD.cycleSeconds() / Evidence.BIN_SECONDS);

  private final ChapterSearch search;
  private final int chapterBins;
  private final MarkList marks = new MarkList();

  /** Pieces that were not searched yet, and their time bins. */
  private final List<Evidence> waiting = new ArrayList<>();

  private int waitingBins;

  private int chapters;

  /** What was searched, each group of a chapter laid upon a cycle, and where it comes from. */
  private final List<Evidence> cycles = new ArrayList<>();

  private final List<TimeRange> spans = new ArrayList<>();
  private Decision nearest;

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
    this(key, algorithms, threshold, share, CHAPTER_BINS);
  }

  MarkSearch(
      SecretKey key, List<Algorithm> algorithms, double threshold, double share, int chapterBins) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + " is not in 0..1");
    }
    search = new ChapterSearch(key, algorithms, threshold, share);
    this.chapterBins = chapterBins;
    nearest = search.nothing();
  }

  /** Searches all pieces of the video, each given once, in any order. */
  public Findings find(Collection<Evidence> pieces) {
    pieces.stream()
        .sorted(Comparator.comparingDouble(piece -> piece.span().startSeconds()))
        .forEach(this::add);
    return findings();
  }

  /** Takes the next piece, in order of presentation time. */
  public void add(Evidence piece) {
    piece.parts(chapterBins).forEach(this::addPart);
  }

  private void addPart(Evidence part) {
    waiting.add(part);
    waitingBins += part.bins().size();
    // Until there are two, so that the last chapter is hardly shorter than the others.
    if (waitingBins >= 2 * chapterBins) {
      int parts = 0;
      for (int bins = 0; bins < chapterBins; parts++) {
        bins += waiting.get(parts).bins().size();
      }
      readChapter(waiting.subList(0, parts));
    }
  }

  /** What all pieces together come to; none may be added after it. */
  public Findings findings() {
    readChapter(waiting);
    if (marks.isEmpty() && chapters > 1) {
      readTogether();
    }
    return marks.findings(nearest);
  }

  private void readChapter(List<Evidence> pieces) {
    List<Evidence> groups = EvidenceGroups.of(pieces);
    Findings found = search.find(groups);
    marks.enter(found.marks());
    nearest = nearest.orSurer(found.main());
    for (Evidence group : groups) {
      cycles.add(group.onOneCycle(CYCLE_BINS));
      spans.add(group.span());
    }
    chapters++;
    waitingBins -= pieces.stream().mapToInt(piece -> piece.bins().size()).sum();
    pieces.clear();
  }

  private void readTogether() {
    TimeRange all =
        new TimeRange(
            spans.stream().mapToDouble(TimeRange::startSeconds).min().orElseThrow(),
            spans.stream().mapToDouble(TimeRange::endSeconds).max().orElseThrow());
    for (Evidence group : EvidenceGroups.of(cycles)) {
      if (marks.isEmpty()) {
        marks.enter(search.findWhole(group, all).stream().toList());
      }
    }
  }
}
