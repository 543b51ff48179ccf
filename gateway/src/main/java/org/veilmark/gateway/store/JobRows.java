package org.veilmark.gateway.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.Algorithm;
import org.veilmark.gateway.job.Callback;
import org.veilmark.gateway.job.CallbackFormat;
import org.veilmark.gateway.job.CallbackKind;
import org.veilmark.gateway.job.CallbackState;
import org.veilmark.gateway.job.CallbackStatus;
import org.veilmark.gateway.job.Cover;
import org.veilmark.gateway.job.Finding;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobFailure;
import org.veilmark.gateway.job.JobForm;
import org.veilmark.gateway.job.JobKind;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobStatus;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.StoredObject;

/** Jobs as rows of a table. */
final class JobRows implements RowMapper<Job> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};
  private static final TypeReference<List<Cover>> COVERS = new TypeReference<>() {};

  /** The columns that {@link #map} reads. */
  static final String COLUMNS =
      "id, account, kind, input_bucket, input_name, output_bucket, output_name, message, algorithm,"
          + " mark_level, start_micros, end_micros, priority, queue, user_data, key_id, api,"
          + " operation, details, callback_target, callback_kind, callback_format, submitted_at,"
          + " changed_at, state, percent, started_at, finished_at, failure_code, failure_message,"
          + " found_message, false_positive_probability, submitted_by, callback_state,"
          + " callback_attempts, callback_error, cover_count, covers";

  @Override
  public Job map(ResultSet row, StatementContext context) throws SQLException {
    return new Job(
        row.getString("id"),
        row.getString("account"),
        Objects.requireNonNullElse(row.getString("submitted_by"), ""),
        task(row),
        row.getString("key_id"),
        new JobForm(
            row.getString("api"), row.getString("operation"), details(row.getString("details"))),
        callback(row),
        callbackStatus(row),
        row.getLong("submitted_at"),
        row.getLong("changed_at"),
        status(row));
  }

  private static JobTask task(ResultSet row) throws SQLException {
    String outputBucket = row.getString("output_bucket");
    String algorithm = row.getString("algorithm");
    return new JobTask(
        JobKind.valueOf(row.getString("kind")),
        new StoredObject(row.getString("input_bucket"), row.getString("input_name")),
        outputBucket == null ? null : new StoredObject(outputBucket, row.getString("output_name")),
        row.getString("message"),
        algorithm == null ? null : Algorithm.valueOf(algorithm),
        row.getInt("mark_level"),
        time(row, "start_micros"),
        time(row, "end_micros"),
        row.getInt("priority"),
        row.getString("queue"),
        row.getString("user_data"),
        coverCount(row));
  }

  private static int coverCount(ResultSet row) throws SQLException {
    int covers = row.getInt("cover_count");
    return row.wasNull() ? 1 : covers;
  }

  private static @Nullable Long time(ResultSet row, String column) throws SQLException {
    long time = row.getLong(column);
    return row.wasNull() ? null : time;
  }

  /** The callback of a row of any table that keeps one. */
  static @Nullable Callback callback(ResultSet row) throws SQLException {
    String target = row.getString("callback_target");
    return target == null
        ? null
        : new Callback(
            CallbackKind.valueOf(row.getString("callback_kind")),
            target,
            CallbackFormat.valueOf(row.getString("callback_format")));
  }

  private static @Nullable CallbackStatus callbackStatus(ResultSet row) throws SQLException {
    String state = row.getString("callback_state");
    return state == null
        ? null
        : new CallbackStatus(
            CallbackState.valueOf(state),
            row.getInt("callback_attempts"),
            row.getString("callback_error"));
  }

  private static JobStatus status(ResultSet row) throws SQLException {
    String failure = row.getString("failure_code");
    return new JobStatus(
        JobState.valueOf(row.getString("state")),
        row.getInt("percent"),
        time(row, "started_at"),
        time(row, "finished_at"),
        failure == null ? null : new JobFailure(failure, row.getString("failure_message")),
        finding(row),
        covers(row.getString("covers")));
  }

  private static @Nullable Finding finding(ResultSet row) throws SQLException {
    double probability = row.getDouble("false_positive_probability");
    return row.wasNull() ? null : new Finding(row.getString("found_message"), probability);
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text that is no JSON", e);
    }
  }

  private static List<Cover> covers(@Nullable String json) throws SQLException {
    try {
      return json == null ? List.of() : JSON.readValue(json, COVERS);
    } catch (JsonProcessingException e) {
      throw new SQLException("covers of a job that are no JSON", e);
    }
  }

  private static Map<String, String> details(String json) throws SQLException {
    try {
      return JSON.readValue(json, DETAILS);
    } catch (JsonProcessingException e) {
      throw new SQLException("details of a job that are no JSON", e);
    }
  }
}
