package org.veilmark.gateway.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.CallbackState;
import org.veilmark.gateway.job.Finding;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.gateway.job.JobQuery;
import org.veilmark.gateway.job.JobReport;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobStatus;
import org.veilmark.gateway.job.JobStore;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.OutboxMessage;
import org.veilmark.gateway.job.StoredObject;

/** Jobs in tables. */
public final class JdbcJobStore implements JobStore {
  private static final List<String> FINAL_STATES =
      Stream.of(JobState.values()).filter(JobState::isFinal).map(Enum::name).toList();

  private final Jdbi jdbi;
  private final Outbox outbox;

  /** A store whose messages go to an outbox of the same database. */
  public JdbcJobStore(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  @Override
  public void add(Job job, OutboxMessage message) {
    jdbi.useTransaction(
        handle -> {
          insert(handle, job);
          outbox.add(handle, message);
        });
    outbox.wake();
  }

  private static void insert(Handle handle, Job job) {
    JobTask task = job.task();
    StoredObject output = task.output();
    Callback callback = job.callback();
    Update insert =
        handle.createUpdate(
            "INSERT INTO job (id, account, submitted_by, kind, input_bucket, input_name, output_bucket,"
                + " output_name, message, algorithm, mark_level, start_micros, end_micros,"
                + " priority, queue, user_data, cover_count, key_id, api, operation, details,"
                + " callback_target,"
                + " callback_kind, callback_format, submitted_at, changed_at, heard_at, state,"
                + " percent) VALUES (:id, :account, :submitted_by, :kind, :input_bucket, :input_name,"
                + " :output_bucket, :output_name, :message, :algorithm, :mark_level,"
                + " :start_micros, :end_micros, :priority, :queue, :user_data, :cover_count, :key_id,"
                + " :api,"
                + " :operation, :details, :callback_target, :callback_kind, :callback_format,"
                + " :submitted_at, :submitted_at, :submitted_at, :state, 0)");
    insert
        .bind("id", job.id())
        .bind("account", job.account())
        .bind("submitted_by", job.submittedBy())
        .bind("kind", task.kind().name())
        .bind("input_bucket", task.input().bucket())
        .bind("input_name", task.input().name())
        .bind("output_bucket", output == null ? null : output.bucket())
        .bind("output_name", output == null ? null : output.name())
        .bind("message", task.message())
        .bind("algorithm", task.algorithm() == null ? null : task.algorithm().name())
        .bind("mark_level", task.level())
        .bind("start_micros", task.startMicros())
        .bind("end_micros", task.endMicros())
        .bind("priority", task.priority())
        .bind("queue", task.queue())
        .bind("user_data", task.userData())
        .bind("cover_count", task.covers())
        .bind("key_id", job.keyId())
        .bind("api", job.form().api())
        .bind("operation", job.form().operation())
        .bind("details", JobRows.json(job.form().details()))
        .bind("callback_target", callback == null ? null : callback.target())
        .bind("callback_kind", callback == null ? null : callback.kind().name())
        .bind("callback_format", callback == null ? null : callback.format().name())
        .bind("submitted_at", job.submittedAtMillis())
        .bind("state", job.status().state().name())
        .execute();
  }

  @Override
  public void send(OutboxMessage message) {
    jdbi.useTransaction(handle -> outbox.add(handle, message));
    outbox.wake();
  }

  @Override
  public Optional<Job> find(String account, String jobId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT " + JobRows.COLUMNS + " FROM job WHERE id = :id AND account = :account")
                .bind("id", jobId)
                .bind("account", account)
                .map(new JobRows())
                .findOne());
  }

  @Override
  public List<Job> list(JobQuery query) {
    List<String> conditions = new ArrayList<>(List.of("account = :account"));
    if (!query.kinds().isEmpty()) {
      conditions.add("kind IN (<kinds>)");
    }
    if (!query.states().isEmpty()) {
      conditions.add("state IN (<states>)");
    }
    if (query.jobId() != null) {
      conditions.add("id = :id");
    }
    if (query.level() != null) {
      conditions.add("mark_level = :level");
    }
    if (query.queue() != null) {
      conditions.add("queue = :queue");
    }
    if (query.fromMillis() != null) {
      conditions.add("submitted_at >= :from");
    }
    if (query.toMillis() != null) {
      conditions.add("submitted_at <= :to");
    }
    String order = query.newestFirst() ? "DESC" : "ASC";
    String sql =
        "SELECT %s FROM job WHERE %s ORDER BY submitted_at %s, id %s LIMIT :limit OFFSET :offset"
            .formatted(JobRows.COLUMNS, String.join(" AND ", conditions), order, order);
    return jdbi.withHandle(
        handle -> bind(handle.createQuery(sql), query).map(new JobRows()).list());
  }

  private static Query bind(Query statement, JobQuery query) {
    if (!query.kinds().isEmpty()) {
      statement.bindList("kinds", query.kinds().stream().map(Enum::name).toList());
    }
    if (!query.states().isEmpty()) {
      statement.bindList("states", query.states().stream().map(Enum::name).toList());
    }
    return statement
        .bind("account", query.account())
        .bind("id", query.jobId())
        .bind("level", query.level())
        .bind("queue", query.queue())
        .bind("from", query.fromMillis())
        .bind("to", query.toMillis())
        .bind("limit", query.limit())
        .bind("offset", query.offset());
  }

  @Override
  public Optional<byte[]> record(String account, String jobId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT record FROM job_record JOIN job ON job.id = job_record.job_id"
                        + " WHERE job.id = :id AND job.account = :account")
                .bind("id", jobId)
                .bind("account", account)
                .mapTo(byte[].class)
                .findOne());
  }

  @Override
  public void apply(JobReport report, long nowMillis) {
    jdbi.useTransaction(
        handle -> {
          if (update(handle, report, nowMillis) == 0) {
            return;
          }
          handle.execute("DELETE FROM job_record WHERE job_id = ?", report.jobId());
          handle.execute(
              "INSERT INTO job_record (job_id, record) VALUES (?, ?)",
              report.jobId(),
              report.record());
          if (report.status().state().isFinal()) {
            // With the end or not at all: from here on it will be told.
            handle.execute(
                "UPDATE job SET callback_state = ?, callback_due = ?"
                    + " WHERE id = ? AND callback_target IS NOT NULL",
                CallbackState.WAITING.name(),
                nowMillis,
                report.jobId());
          }
        });
  }

  /** The condition makes repetitions harmless: after the end nothing changes any more. */
  private static int update(Handle handle, JobReport report, long nowMillis) {
    JobStatus status = report.status();
    JobFailure failure = status.failure();
    Finding finding = status.finding();
    return handle
        .createUpdate(
            "UPDATE job SET state = :state, started_at = :started, finished_at = :finished,"
                + " failure_code = :code, failure_message = :why, found_message = :found,"
                + " false_positive_probability = :probability, covers = :covers, changed_at = :now, heard_at = :now,"
                + " percent = CASE WHEN :percent > percent THEN :percent ELSE percent END"
                + " WHERE id = :id AND state NOT IN (<over>)")
        .bindList("over", FINAL_STATES)
        .bind("state", status.state().name())
        .bind("started", status.startedAtMillis())
        .bind("finished", status.finishedAtMillis())
        .bind("code", failure == null ? null : failure.code())
        .bind("why", failure == null ? null : failure.message())
        .bind("found", finding == null ? null : finding.message())
        .bind("probability", finding == null ? null : finding.falsePositiveProbability())
        .bind("covers", JobRows.json(status.covers()))
        .bind("percent", status.percent())
        .bind("now", nowMillis)
        .bind("id", report.jobId())
        .execute();
  }

  @Override
  public void progress(String jobId, int percent) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE job SET percent = :percent WHERE id = :id AND state NOT IN (<over>)")
                .bindList("over", FINAL_STATES)
                .bind("percent", percent)
                .bind("id", jobId)
                .execute());
  }

  @Override
  public List<Job> silentSince(long beforeMillis, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + JobRows.COLUMNS
                        + " FROM job WHERE state NOT IN (<over>) AND heard_at < :before"
                        + " ORDER BY heard_at LIMIT :limit")
                .bindList("over", FINAL_STATES)
                .bind("before", beforeMillis)
                .bind("limit", limit)
                .map(new JobRows())
                .list());
  }

  @Override
  public void resubmit(Job job, OutboxMessage message, long nowMillis) {
    jdbi.useTransaction(
        handle -> {
          outbox.add(handle, message);
          handle.execute("UPDATE job SET heard_at = ? WHERE id = ?", nowMillis, job.id());
        });
    outbox.wake();
  }
}
