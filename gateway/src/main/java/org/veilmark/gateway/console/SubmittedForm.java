package org.veilmark.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.job.Algorithm;
import org.veilmark.gateway.job.JobTask;
import org.veilmark.gateway.job.StoredObject;

/** What the page's form asks for. What is left empty is not sent. */
final class SubmittedForm {
  private static final double MICROS = 1e6;
  private static final double MAX_SECONDS = 1e8;
  private static final int MAX_BUCKET_LENGTH = 255;

  private SubmittedForm() {}

  /**
   * Reads a form.
   *
   * @throws ConsoleException if a field is missing or of the wrong kind; ranges are the domain's
   */
  static JobTask read(JsonNode form) throws ConsoleException {
    StoredObject input = object(form, "input");
    String kind = text(form, "kind");
    JobTask task =
        switch (kind) {
          case "EMBED" -> JobTask.embed(input, object(form, "output"), text(form, "message"));
          case "EXTRACT" -> JobTask.extract(input);
          case "COVER" -> JobTask.cover(input, object(form, "output"), whole(form, "covers", 1));
          default -> throw ConsoleException.invalid("the kind is EMBED, EXTRACT or COVER");
        };
    String queue = form.has("queue") ? text(form, "queue") : JobTask.DEFAULT_QUEUE;
    return task.withAlgorithm(algorithm(form))
        .withLevel(whole(form, "level", JobTask.DEFAULT_LEVEL))
        .withPart(micros(form, "startSeconds"), micros(form, "endSeconds"))
        .withPlace(queue, whole(form, "priority", 0))
        .withUserData(userData(form));
  }

  private static StoredObject object(JsonNode form, String name) throws ConsoleException {
    JsonNode object = form.path(name);
    String bucket = text(object, "bucket");
    if (bucket.length() > MAX_BUCKET_LENGTH) {
      throw ConsoleException.invalid("there is no bucket of so long a name");
    }
    return new StoredObject(bucket, text(object, "name"));
  }

  private static @Nullable Algorithm algorithm(JsonNode form) throws ConsoleException {
    if (!form.has("algorithm")) {
      return null;
    }
    return switch (text(form, "algorithm")) {
      case "V1" -> Algorithm.V1;
      case "V2" -> Algorithm.V2;
      default -> throw ConsoleException.invalid("the algorithm is V1 or V2");
    };
  }

  /** PostgreSQL keeps no zeros in text. */
  private static @Nullable String userData(JsonNode form) throws ConsoleException {
    if (!form.has("userData")) {
      return null;
    }
    String data = text(form, "userData");
    if (data.indexOf('\0') >= 0) {
      throw ConsoleException.invalid("user data must not have zeros");
    }
    return data;
  }

  private static String text(JsonNode form, String name) throws ConsoleException {
    JsonNode value = form.path(name);
    if (!value.isTextual()) {
      throw ConsoleException.invalid("the form has no " + name);
    }
    return value.textValue();
  }

  private static int whole(JsonNode form, String name, int otherwise) throws ConsoleException {
    JsonNode value = form.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.canConvertToInt() || !value.canConvertToExactIntegral()) {
      throw ConsoleException.invalid(name + " is no whole number");
    }
    return value.intValue();
  }

  private static @Nullable Long micros(JsonNode form, String name) throws ConsoleException {
    JsonNode value = form.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    double seconds = value.isNumber() ? value.doubleValue() : -1;
    if (!(seconds >= 0 && seconds <= MAX_SECONDS)) {
      throw ConsoleException.invalid(name + " is no time in a video");
    }
    return Math.round(seconds * MICROS);
  }
}
