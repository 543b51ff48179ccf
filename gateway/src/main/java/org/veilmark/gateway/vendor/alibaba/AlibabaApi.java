package org.veilmark.gateway.vendor.alibaba;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.veilmark.gateway.access.AccessKeys;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Nonces;
import org.veilmark.gateway.access.RateLimits;
import org.veilmark.gateway.http.HttpAnswer;
import org.veilmark.gateway.http.HttpApi;
import org.veilmark.gateway.http.HttpCall;
import org.veilmark.gateway.http.HttpFault;
import org.veilmark.gateway.job.JobRefusedException;

/** All products at their one path: the version tells which is meant, the action what is asked. */
public final class AlibabaApi implements HttpApi {
  private static final String PATH = "/";
  private static final String JSON_TYPE = "application/json;charset=utf-8";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Product> products;
  private final Authenticator authenticator;
  private final RateLimits limits;

  /** Serves products. */
  public AlibabaApi(
      List<Product> products,
      AccessKeys keys,
      Nonces nonces,
      RateLimits limits,
      InstantSource clock) {
    this.limits = limits;
    this.products =
        products.stream()
            .collect(Collectors.toUnmodifiableMap(Product::version, Function.identity()));
    authenticator = new Authenticator(keys, nonces, clock);
  }

  @Override
  public String name() {
    return "alibaba";
  }

  @Override
  public boolean owns(String path) {
    return path.equals(PATH);
  }

  @Override
  public HttpAnswer answer(HttpCall http) {
    if (!http.path().equals(PATH)) {
      return fault(http.requestId(), HttpFault.NOT_FOUND);
    }
    try {
      ObjectNode body = call(RpcCall.read(http));
      body.put("RequestId", http.requestId());
      return answer(http.requestId(), 200, body);
    } catch (AlibabaException e) {
      return refusal(http.requestId(), e);
    }
  }

  private ObjectNode call(RpcCall call) throws AlibabaException {
    Caller caller = authenticator.authenticate(call);
    Product product = products.get(call.version());
    if (product == null) {
      throw new AlibabaException(
          400, "InvalidVersion", "Specified parameter Version is not valid.");
    }
    Operation operation = product.operations().get(call.action());
    if (operation == null) {
      throw new AlibabaException(
          404,
          "InvalidAction.NotFound",
          "Specified api is not found, please check your url and method.");
    }
    long retryAfter = limits.tryCall(caller.account(), product.name() + "." + call.action());
    if (retryAfter > 0) {
      throw AlibabaException.throttled(retryAfter);
    }
    try {
      return operation.call(caller, call);
    } catch (JobRefusedException e) {
      throw product.refusal(e);
    }
  }

  @Override
  public HttpAnswer fault(String requestId, HttpFault fault) {
    return refusal(
        requestId,
        switch (fault) {
          case NOT_FOUND ->
              new AlibabaException(
                  404,
                  "InvalidAction.NotFound",
                  "Specified api is not found, please check your url and method.");
          case TOO_LARGE ->
              new AlibabaException(413, "RequestTooLarge", "The request has too many bytes.");
          case MALFORMED -> AlibabaException.invalid("The request cannot be read.");
          case INTERNAL ->
              new AlibabaException(
                  500,
                  "InternalError",
                  "The request processing has failed due to some unknown error.");
          case UNAVAILABLE ->
              new AlibabaException(503, "ServiceUnavailable", "The service is not available now.");
        });
  }

  private static HttpAnswer refusal(String requestId, AlibabaException refusal) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("RequestId", requestId)
            .put("HostId", "veilmark")
            .put("Code", refusal.code())
            .put("Message", String.valueOf(refusal.getMessage()))
            .put("Recommend", "");
    HttpAnswer answer = answer(requestId, refusal.status(), body);
    return refusal.retryAfterMillis() == 0
        ? answer
        : answer.withHeader("x-acs-retry-after", Long.toString(refusal.retryAfterMillis()));
  }

  private static HttpAnswer answer(String requestId, int status, ObjectNode body) {
    try {
      return HttpAnswer.of(status, JSON_TYPE, JSON.writeValueAsBytes(body))
          .withHeader("x-acs-request-id", requestId);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that is no JSON", e);
    }
  }
}
