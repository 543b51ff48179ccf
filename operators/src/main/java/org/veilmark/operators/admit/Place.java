package org.veilmark.operators.admit;

/**
 * A job's place in a queue.
 *
 * @param queue its name
 * @param priority 0..2
 * @param number in the line of that priority
 */
record Place(String queue, int priority, long number) {

  /** As state names it. */
  String text() {
    return priority + "/" + number + "/" + queue;
  }

  /** The place of that name. */
  static Place of(String text) {
    String[] parts = text.split("/", 3);
    return new Place(parts[2], Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
  }
}
