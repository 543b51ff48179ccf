package org.veilmark.gateway.vendor.tencent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.job.Job;
import org.veilmark.gateway.job.JobKind;
import org.veilmark.gateway.job.JobQuery;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.Jobs;
import org.veilmark.gateway.job.Refusal;

/** What can be done with jobs; each answers with a body. */
final class CiJobs {
  private static final int DEFAULT_SIZE = 10;
  private static final int MAX_SIZE = 100;
  private static final int MAX_OFFSET = 1_000_000;
  private static final long LAST_MILLI = 999;

  private final Jobs jobs;
  private final Buckets buckets;

  CiJobs(Jobs jobs, Buckets buckets) {
    this.jobs = jobs;
    this.buckets = buckets;
  }

  /** Takes a job. */
  byte[] submit(Caller caller, HttpCall call) throws TencentException, JobRefusedException {
    JobOrder order = JobOrder.read(XmlReader.parse(call.body()), VirtualHost.of(call, buckets));
    String id = "j" + UUID.randomUUID().toString().replace("-", "");
    Job job = jobs.submit(caller, id, order.task(), order.form(), order.callback());
    XmlWriter xml = new XmlWriter("Response");
    JobsDetail.write(xml, job);
    return xml.toBytes();
  }

  /** Tells of a job, or that there is none. */
  byte[] find(Caller caller, String jobId) throws JobRefusedException {
    XmlWriter xml = new XmlWriter("Response");
    try {
      Job job = jobs.find(caller, jobId);
      if (Tag.kinds().contains(job.task().kind())) {
        JobsDetail.write(xml, job);
      } else {
        xml.text("NonExistJobIds", jobId);
      }
    } catch (JobRefusedException e) {
      if (e.refusal() != Refusal.JOB_UNKNOWN) {
        throw e;
      }
      xml.text("NonExistJobIds", jobId);
    }
    return xml.toBytes();
  }

  /** Tells of some jobs, and how to ask for those that follow. */
  byte[] list(Caller caller, HttpCall call) throws TencentException, JobRefusedException {
    int size = CallParameters.number(call, "size", DEFAULT_SIZE, 1, MAX_SIZE);
    int offset = CallParameters.number(call, "nextToken", 0, 0, MAX_OFFSET);
    Optional<String> tag = CallParameters.text(call, "tag");
    Set<JobKind> kinds = tag.isPresent() ? Set.of(Tag.of(tag.get()).kind()) : Tag.kinds();
    String order = CallParameters.text(call, "orderByTime").orElse("Desc");
    if (!order.equals("Desc") && !order.equals("Asc")) {
      throw TencentException.invalid("orderByTime is Desc or Asc");
    }
    List<Job> found =
        jobs.list(
            caller,
            new JobQuery(
                caller.account(),
                kinds,
                CiState.read(CallParameters.text(call, "states").orElse("All")),
                /* jobId= */ null,
                /* level= */ null,
                CallParameters.text(call, "queueId").orElse(null),
                time(call, "startCreationTime", 0),
                time(call, "endCreationTime", LAST_MILLI),
                order.equals("Desc"),
                offset,
                size + 1));
    XmlWriter xml = new XmlWriter("Response");
    found.stream().limit(size).forEach(job -> JobsDetail.write(xml, job));
    if (found.size() > size) {
      xml.text("NextToken", offset + size);
    }
    return xml.toBytes();
  }

  /** Ends a job that waits. */
  byte[] cancel(Caller caller, String jobId) throws JobRefusedException {
    jobs.cancelWaiting(caller, jobId);
    return new byte[0];
  }

  private static @Nullable Long time(HttpCall call, String name, long plusMillis)
      throws TencentException {
    Optional<String> text = CallParameters.text(call, name);
    return text.isPresent() ? CiTime.read(text.get()) + plusMillis : null;
  }
}
