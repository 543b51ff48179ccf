package org.veilmark.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.veilmark.jobs.service.ServiceJob;
import org.veilmark.schema.topic.Topics;

/** The service on a Flink cluster elsewhere, seen through the cluster's REST interface. */
final class RemoteService {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final HttpRequest overview;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** That of a cluster. */
  RemoteService(URI rest, Topics topics) {
    name = ServiceJob.nameOf(topics);
    URI base = URI.create(rest.toString().replaceFirst("/*$", "/"));
    overview = HttpRequest.newBuilder(base.resolve("jobs/overview")).timeout(PATIENCE).build();
  }

  /** Whether all of it runs now; false too if the cluster does not say. */
  boolean isRunning() {
    try {
      JsonNode jobs =
          JSON.readTree(client.send(overview, HttpResponse.BodyHandlers.ofByteArray()).body());
      for (JsonNode job : jobs.path("jobs")) {
        if (job.path("name").asText().equals(name)
            && job.path("state").asText().equals("RUNNING")
            && job.path("tasks").path("running").asInt()
                == job.path("tasks").path("total").asInt()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
