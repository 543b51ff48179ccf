package org.veilmark.gateway.vendor.tencent;

import java.time.InstantSource;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.RateLimits;
import org.veilmark.gateway.bucket.Buckets;
import org.veilmark.gateway.http.HttpAnswer;
import org.veilmark.gateway.http.HttpApi;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.HttpFault;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.Jobs;
import org.veilmark.gateway.job.Queues;

/** Jobs of digital watermarks below {@code /jobs}, and their queues below {@code /queue}. */
public final class TencentApi implements HttpApi {
  private static final String JOBS = "/jobs";
  private static final String JOB = "/jobs/";
  private static final String QUEUES = "/queue";
  private static final String QUEUE = "/queue/";

  /** Of the vendor's interface, too: its clients read errors in its shape only. */
  private static final String NOT_SERVED = "/mediabucket";

  private static final String XML_TYPE = "application/xml";
  private static final int MAX_ID_LENGTH = 128;

  private final CiJobs jobs;
  private final CiQueues queues;
  private final Authenticator authenticator;
  private final RateLimits limits;

  /** Serves jobs. */
  public TencentApi(
      Jobs jobs,
      Queues queues,
      Buckets buckets,
      AccessKeys keys,
      RateLimits limits,
      InstantSource clock) {
    this.jobs = new CiJobs(jobs, buckets);
    this.queues = new CiQueues(queues);
    this.limits = limits;
    authenticator = new Authenticator(keys, clock);
  }

  @Override
  public String name() {
    return JobOrder.API;
  }

  @Override
  public boolean owns(String path) {
    return isServed(path) || path.equals(NOT_SERVED);
  }

  private static boolean isServed(String path) {
    return path.equals(JOBS)
        || path.startsWith(JOB)
        || path.equals(QUEUES)
        || path.startsWith(QUEUE);
  }

  @Override
  public HttpAnswer answer(HttpCall call) {
    if (!isServed(call.path())) {
      return fault(call.requestId(), HttpFault.NOT_FOUND);
    }
    try {
      Caller caller = authenticator.authenticate(call);
      return answer(call.requestId(), 200, body(caller, call));
    } catch (TencentException e) {
      return refusal(call.requestId(), e);
    } catch (JobRefusedException e) {
      return refusal(call.requestId(), TencentException.of(e));
    }
  }

  private byte[] body(Caller caller, HttpCall call) throws TencentException, JobRefusedException {
    switch (call.method() + " " + resource(call.path())) {
      case "POST jobs" -> {
        limit(caller, "CreateMediaJobs");
        return jobs.submit(caller, call);
      }
      case "GET jobs" -> {
        limit(caller, "DescribeMediaJobs");
        return jobs.list(caller, call);
      }
      case "GET job" -> {
        limit(caller, "DescribeMediaJob");
        return jobs.find(caller, id(call, JOB));
      }
      case "PUT job" -> {
        limit(caller, "CancelMediaJob");
        return jobs.cancel(caller, id(call, JOB));
      }
      case "GET queues" -> {
        limit(caller, "DescribeMediaQueues");
        return queues.list(caller, call, call.requestId());
      }
      case "PUT queue" -> {
        limit(caller, "UpdateMediaQueue");
        return queues.change(caller, id(call, QUEUE), call, call.requestId());
      }
      default ->
          throw new TencentException(
              405,
              "MethodNotAllowed",
              "The specified method is not allowed against this resource.");
    }
  }

  private static String resource(String path) {
    return switch (path) {
      case JOBS -> "jobs";
      case QUEUES -> "queues";
      default -> path.startsWith(JOB) ? "job" : "queue";
    };
  }

  private static String id(HttpCall call, String before) throws TencentException {
    String id = call.path().substring(before.length());
    if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
      throw TencentException.invalid("this cannot be the id of a job or a queue");
    }
    return id;
  }

  /** The clients come again after this answer: nothing has been done yet. */
  private void limit(Caller caller, String operation) throws TencentException {
    if (limits.tryCall(caller.account(), name() + "." + operation) > 0) {
      throw new TencentException(503, "SlowDown", "Reduce your request rate.");
    }
  }

  @Override
  public HttpAnswer fault(String requestId, HttpFault fault) {
    return refusal(
        requestId,
        switch (fault) {
          case NOT_FOUND -> new TencentException(404, "NoSuchKey", "There is nothing here.");
          case TOO_LARGE ->
              new TencentException(413, "EntityTooLarge", "The request has too many bytes.");
          case MALFORMED -> new TencentException(400, "InvalidURI", "The request cannot be read.");
          case INTERNAL ->
              new TencentException(
                  500, "InternalError", "We encountered an internal error. Please try again.");
          case UNAVAILABLE ->
              new TencentException(503, "ServiceUnavailable", "The service is not available now.");
        });
  }

  private static HttpAnswer refusal(String requestId, TencentException refusal) {
    return answer(
        requestId,
        refusal.status(),
        new XmlWriter("Error")
            .text("Code", refusal.code())
            .text("Message", String.valueOf(refusal.getMessage()))
            .text("RequestId", requestId)
            .text("TraceId", requestId)
            .toBytes());
  }

  private static HttpAnswer answer(String requestId, int status, byte[] body) {
    return HttpAnswer.of(status, XML_TYPE, body)
        .withHeader("x-ci-request-id", requestId)
        .withHeader("x-cos-request-id", requestId);
  }
}
