package org.veilmark.gateway.job;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param kind what it is
 * @param input the video to read
 * @param output where an embedding writes the marked video, or a cover job its pictures, {@link
 *     CoverNames#NUMBER} in its name standing for the number of each; null for an extraction
 * @param message the text to hide; null for an extraction
 * @param algorithm null: an embedding chooses by duration, an extraction tries both
 * @param level which planes carry the mark: 0 U, 1 U and V, 2 Y, U and V
 * @param startMicros start of the part to work on, in microseconds; null: the video's
 * @param endMicros its end (exclusive); null: the video's
 * @param priority 0..2, the higher first
 * @param queue name of the queue that it waits in
 * @param userData returned untouched; null: none
 * @param covers how many pictures a cover job makes at most; 1 for others
 */
public record JobTask(
    JobKind kind,
    StoredObject input,
    @Nullable StoredObject output,
    @Nullable String message,
    @Nullable Algorithm algorithm,
    int level,
    @Nullable Long startMicros,
    @Nullable Long endMicros,
    int priority,
    String queue,
    @Nullable String userData,
    int covers) {

  /** The most pictures that a cover job makes. */
  public static final int MAX_COVERS = 64;

  /** The queue of who names none. */
  public static final String DEFAULT_QUEUE = "default";

  /** The level of who names none. */
  public static final int DEFAULT_LEVEL = 2;

  /** An embedding of the whole video with all defaults. */
  public static JobTask embed(StoredObject input, StoredObject output, String message) {
    return plain(JobKind.EMBED, input, output, message, /* covers= */ 1);
  }

  /** An extraction with all defaults. */
  public static JobTask extract(StoredObject input) {
    return plain(JobKind.EXTRACT, input, null, null, /* covers= */ 1);
  }

  /** Covers with all defaults. */
  public static JobTask cover(StoredObject input, StoredObject output, int covers) {
    return plain(JobKind.COVER, input, output, null, covers);
  }

  private static JobTask plain(
      JobKind kind,
      StoredObject input,
      @Nullable StoredObject output,
      @Nullable String message,
      int covers) {
    return new JobTask(
        kind,
        input,
        output,
        message,
        /* algorithm= */ null,
        DEFAULT_LEVEL,
        /* startMicros= */ null,
        /* endMicros= */ null,
        /* priority= */ 0,
        DEFAULT_QUEUE,
        /* userData= */ null,
        covers);
  }

  /** The same by an algorithm. */
  public JobTask withAlgorithm(@Nullable Algorithm chosen) {
    return new JobTask(
        kind,
        input,
        output,
        message,
        chosen,
        level,
        startMicros,
        endMicros,
        priority,
        queue,
        userData,
        covers);
  }

  /** The same on other planes. */
  public JobTask withLevel(int chosen) {
    return new JobTask(
        kind,
        input,
        output,
        message,
        algorithm,
        chosen,
        startMicros,
        endMicros,
        priority,
        queue,
        userData,
        covers);
  }

  /** The same on a part of the video. */
  public JobTask withPart(@Nullable Long start, @Nullable Long end) {
    return new JobTask(
        kind, input, output, message, algorithm, level, start, end, priority, queue, userData,
        covers);
  }

  /** The same in a place of a queue. */
  public JobTask withPlace(String queueName, int jobPriority) {
    return new JobTask(
        kind,
        input,
        output,
        message,
        algorithm,
        level,
        startMicros,
        endMicros,
        jobPriority,
        queueName,
        userData,
        covers);
  }

  /** The same with data of its submitter. */
  public JobTask withUserData(@Nullable String data) {
    return new JobTask(
        kind,
        input,
        output,
        message,
        algorithm,
        level,
        startMicros,
        endMicros,
        priority,
        queue,
        data,
        covers);
  }
}
