package org.veilmark.gateway.vendor.tencent;

import java.time.InstantSource;
import java.util.regex.Pattern;
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

/** Jobs of digital watermarks below {@code /jobs}. */
public final class TencentApi implements HttpApi {
  private static final String JOBS = "/jobs";
  private static final String JOB = "/jobs/";

  /** Of the vendor's interface, too: its clients read errors in its shape only. */
  private static final Pattern NOT_SERVED = Pattern.compile("/(?:queue(?:/.*)?|mediabucket)");

  private static final String XML_TYPE = "application/xml";
  private static final int MAX_ID_LENGTH = 128;

  private final CiJobs jobs;
  private final Authenticator authenticator;
  private final RateLimits limits;

  /** Serves jobs. */
  public TencentApi(
      Jobs jobs, Buckets buckets, AccessKeys keys, RateLimits limits, InstantSource clock) {
    this.jobs = new CiJobs(jobs, buckets);
    this.limits = limits;
    authenticator = new Authenticator(keys, clock);
  }

  @Override
  public String name() {
    return JobOrder.API;
  }

  @Override
  public boolean owns(String path) {
    return isOfJobs(path) || NOT_SERVED.matcher(path).matches();
  }

  private static boolean isOfJobs(String path) {
    return path.equals(JOBS) || path.startsWith(JOB);
  }

  @Override
  public HttpAnswer answer(HttpCall call) {
    if (!isOfJobs(call.path())) {
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
    boolean isList = call.path().equals(JOBS);
    switch (call.method() + (isList ? " jobs" : " job")) {
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
        return jobs.find(caller, id(call));
      }
      case "PUT job" -> {
        limit(caller, "CancelMediaJob");
        return jobs.cancel(caller, id(call));
      }
      default ->
          throw new TencentException(
              405,
              "MethodNotAllowed",
              "The specified method is not allowed against this resource.");
    }
  }

  private static String id(HttpCall call) throws TencentException {
    String id = call.path().substring(JOB.length());
    if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
      throw TencentException.invalid("this cannot be the id of a job");
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
          case MALFORMED -> new TencentException(400, "InvalidURI", "The URL cannot be decoded.");
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
