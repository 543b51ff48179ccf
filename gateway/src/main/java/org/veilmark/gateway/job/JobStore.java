package org.veilmark.gateway.job;

import java.util.List;
import java.util.Optional;

/** Where jobs are kept. What a method has returned from survives a crash. */
public interface JobStore {

  /** Keeps a new job together with the message that tells of it: both or neither. */
  void add(Job job, OutboxMessage message);

  /** Keeps a message that belongs to no new job. */
  void send(OutboxMessage message);

  /** A job of an account; empty also if it is another's. */
  Optional<Job> find(String account, String jobId);

  /** Those that a query asks for. */
  List<Job> list(JobQuery query);

  /** What the service said of a job last, encoded as it came. */
  Optional<byte[]> record(String account, String jobId);

  /**
   * Takes over what the service said. Repetitions, and whatever comes after the end, do nothing; so
   * does what is said of unknown jobs.
   */
  void apply(JobReport report, long nowMillis);

  /** Takes over how much of its stage a job that has not ended has done, 0..100. */
  void progress(String jobId, int percent);

  /**
   * Jobs that are not over and that nobody has said anything of since a time.
   *
   * @param beforeMillis that time, in milliseconds since the epoch
   * @param limit how many at most, those of the longest silence first
   */
  List<Job> silentSince(long beforeMillis, int limit);

  /** Keeps that a job was asked for once more, with the message that does it. */
  void resubmit(Job job, OutboxMessage message, long nowMillis);
}
