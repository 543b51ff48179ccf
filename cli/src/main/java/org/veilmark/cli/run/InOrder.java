package org.veilmark.cli.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Passes results on in the order in which they were asked for, each as soon as all before it are
 * there.
 *
 * @param <T> a result
 */
public final class InOrder<T> {
  private final List<String> ids;
  private final Consumer<T> next;
  private final Map<String, T> waiting = new HashMap<>();
  private int passed;

  /**
   * Nothing has arrived yet.
   *
   * @param ids in the order wanted, each once
   * @param next takes the results
   */
  public InOrder(List<String> ids, Consumer<T> next) {
    this.ids = List.copyOf(ids);
    this.next = next;
  }

  /** Takes the result of {@code id}; a second one of the same id is dropped. */
  public synchronized void add(String id, T result) {
    waiting.putIfAbsent(id, result);
    while (passed < ids.size() && waiting.containsKey(ids.get(passed))) {
      // The entry stays, so that a late duplicate of it is known as one.
      next.accept(waiting.get(ids.get(passed)));
      passed++;
    }
  }

  /** Ids whose result has not been passed on. */
  public synchronized List<String> missing() {
    return ids.subList(passed, ids.size());
  }
}
