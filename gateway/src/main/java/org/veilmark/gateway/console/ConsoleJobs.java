package org.veilmark.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.facts.FactsReader;
import org.veilmark.gateway.facts.SampleImage;
import org.veilmark.gateway.http.Parameters;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobForm;
import org.veilmark.gateway.job.JobKind;
import org.veilmark.gateway.job.JobQuery;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.JobState;
import org.veilmark.gateway.job.JobStore;
import org.veilmark.gateway.job.Jobs;
import org.veilmark.gateway.job.Refusal;

/** Jobs as the page's script reads them: the domain's own records as JSON, without nulls. */
public final class ConsoleJobs {
  private static final int PAGE = 25;
  private static final int MAX_OFFSET = 1_000_000;
  private static final String QUEUE = "[A-Za-z0-9_-]{0,64}";
  private static final String OFFSET = "[0-9]{1,7}";
  private static final String API = "console";

  private final Jobs jobs;
  private final JobStore store;
  private final FactsReader facts;

  /**
   * Jobs.
   *
   * @param store where the service's records are
   * @param facts reads them
   */
  public ConsoleJobs(Jobs jobs, JobStore store, FactsReader facts) {
    this.jobs = jobs;
    this.store = store;
    this.facts = facts;
  }

  /** A page of jobs, and whether there are older ones. */
  JsonNode list(Caller caller, Parameters query) throws ConsoleException, JobRefusedException {
    int offset = offset(query);
    List<Job> found =
        jobs.list(
            caller,
            new JobQuery(
                caller.account(),
                choice(query, "kind", JobKind.values()),
                choice(query, "state", JobState.values()),
                /* jobId= */ null,
                /* level= */ null,
                queue(query),
                /* fromMillis= */ null,
                /* toMillis= */ null,
                /* newestFirst= */ true,
                offset,
                PAGE + 1));
    ObjectNode page = Json.MAPPER.createObjectNode().put("offset", offset).put("size", PAGE);
    ArrayNode listed = page.putArray("jobs");
    found.stream().limit(PAGE).forEach(job -> listed.add(Json.MAPPER.<JsonNode>valueToTree(job)));
    return page.put("more", found.size() > PAGE);
  }

  /** A job with all that is known of it. */
  JsonNode find(Caller caller, String jobId) throws JobRefusedException {
    Job job = jobs.find(caller, jobId);
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.set("job", Json.MAPPER.valueToTree(job));
    store
        .record(caller.account(), jobId)
        .flatMap(facts::read)
        .ifPresent(known -> all.set("facts", Json.MAPPER.valueToTree(known)));
    Optional.ofNullable(job.status().failure())
        .flatMap(failure -> Advice.of(failure.code()))
        .ifPresent(advice -> all.put("advice", advice));
    return all;
  }

  /**
   * An image of a picture that a job marked, as JPEG. Unlike what is told of a job it shows what is
   * in the bucket, so it is for those who may open that.
   */
  byte[] image(Caller caller, String jobId, SampleImage image)
      throws ConsoleException, JobRefusedException {
    Job job = jobs.find(caller, jobId);
    String bucket = job.task().input().bucket();
    if (!caller.mayUse(bucket)) {
      throw new JobRefusedException(Refusal.FORBIDDEN, "the key may not use bucket " + bucket);
    }
    return store
        .record(caller.account(), job.id())
        .flatMap(record -> facts.image(record, image))
        .orElseThrow(ConsoleException::notFound);
  }

  /** Takes a job. */
  JsonNode submit(Caller caller, JsonNode form) throws ConsoleException, JobRefusedException {
    String id = UUID.randomUUID().toString().replace("-", "");
    JobForm asked = new JobForm(API, "submit", Map.of());
    Job job = jobs.submit(caller, id, SubmittedForm.read(form), asked, /* callback= */ null);
    return Json.MAPPER.createObjectNode().put("id", job.id());
  }

  /** Ends a job that waits. */
  JsonNode cancel(Caller caller, String jobId) throws JobRefusedException {
    jobs.cancelWaiting(caller, jobId);
    return Json.MAPPER.createObjectNode();
  }

  private static @Nullable String queue(Parameters query) throws ConsoleException {
    String name = query.first("queue").orElse("");
    if (!name.matches(QUEUE)) {
      throw ConsoleException.invalid("there is no such queue");
    }
    return name.isEmpty() ? null : name;
  }

  private static int offset(Parameters query) throws ConsoleException {
    String text = query.first("offset").orElse("0");
    int offset = text.matches(OFFSET) ? Integer.parseInt(text) : -1;
    if (offset < 0 || offset > MAX_OFFSET) {
      throw ConsoleException.invalid("offset is not within 0.." + MAX_OFFSET);
    }
    return offset;
  }

  private static <T extends Enum<T>> Set<T> choice(Parameters query, String name, T[] values)
      throws ConsoleException {
    String chosen = query.first(name).orElse("");
    if (chosen.isEmpty()) {
      return Set.of();
    }
    return Set.of(
        Arrays.stream(values)
            .filter(value -> value.name().equals(chosen))
            .findFirst()
            .orElseThrow(() -> ConsoleException.invalid("there is no such " + name)));
  }
}
