package org.veilmark.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.job.JobQueue;
import org.veilmark.gateway.job.JobRefusedException;
import org.veilmark.gateway.job.QueueChange;
import org.veilmark.gateway.job.Queues;

/** Queues as the page's script reads and holds them. */
public final class ConsoleQueues {
  private final Queues queues;

  /** Those of all accounts. */
  public ConsoleQueues(Queues queues) {
    this.queues = queues;
  }

  /** The queues of the caller's account. */
  JsonNode list(Caller caller) throws JobRefusedException {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode listed = page.putArray("queues");
    queues.list(caller).forEach(queue -> listed.add(json(queue)));
    return page;
  }

  /** Holds a queue, or lets it go. */
  JsonNode change(Caller caller, String name, JsonNode form)
      throws ConsoleException, JobRefusedException {
    JsonNode isPaused = form.path("paused");
    if (!isPaused.isBoolean()) {
      throw ConsoleException.invalid("paused is true or false");
    }
    return json(queues.change(caller, name, QueueChange.paused(isPaused.booleanValue())));
  }

  private static ObjectNode json(JobQueue queue) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", queue.name())
            .put("title", queue.title())
            .put("paused", queue.isPaused());
    if (queue.callback() != null) {
      json.put("callback", queue.callback().target());
    }
    return json;
  }
}
