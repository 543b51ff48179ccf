package org.veilmark.extract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Marks found so far, each once, with all its ranges. */
final class MarkList {
  private final List<FoundMark> marks = new ArrayList<>();

  /** Finds, some of which may be of a mark that is known. */
  void enter(Collection<FoundMark> finds) {
    finds.forEach(this::enter);
  }

  private void enter(FoundMark find) {
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i).isSameAs(find)) {
        marks.set(i, marks.get(i).with(find));
        return;
      }
    }
    marks.add(find);
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }

  /**
   * All of them.
   *
   * @param nearest what came nearest, for where there is none
   */
  Findings findings(Decision nearest) {
    List<FoundMark> longestFirst = marks.stream().sorted(FoundMark.LONGEST_FIRST).toList();
    return new Findings(
        longestFirst.isEmpty() ? nearest : longestFirst.get(0).decision(), longestFirst);
  }
}
