package org.veilmark.gateway.job;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The names of the pictures of a cover job. */
public final class CoverNames {
  /** What stands for the number of a picture, from 1. */
  public static final String NUMBER = "{sequenceId}";

  private CoverNames() {}

  /**
   * What keeps an output from naming pictures.
   *
   * @param count how many of them
   * @return the rest of a sentence that begins with the name; empty where nothing does
   */
  public static Optional<String> complaint(StoredObject output, int count) {
    String name = output.name().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".jpg") && !name.endsWith(".jpeg")) {
      return Optional.of("does not end with .jpg or .jpeg");
    }
    if (count > 1 && output.name().indexOf(NUMBER) <= output.name().lastIndexOf('/')) {
      return Optional.of("has no " + NUMBER + " in the name of the file");
    }
    return Optional.empty();
  }

  /** The pictures that a job has written, in the order of its covers. */
  public static List<StoredObject> written(Job job) {
    StoredObject output = job.task().output();
    if (output == null) {
      return List.of();
    }
    return IntStream.rangeClosed(1, job.status().covers().size())
        .mapToObj(
            number ->
                new StoredObject(
                    output.bucket(), output.name().replace(NUMBER, Integer.toString(number))))
        .toList();
  }
}
