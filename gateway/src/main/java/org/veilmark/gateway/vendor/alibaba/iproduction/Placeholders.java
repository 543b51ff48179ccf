package org.veilmark.gateway.vendor.alibaba.iproduction;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.veilmark.gateway.job.StoredObject;

/**
 * What placeholders in the names of outputs stand for; others stay as they are.
 *
 * @param source the input's name without its folders and its extension
 * @param timestampSeconds when the job was submitted, in seconds since the epoch
 */
record Placeholders(String source, long timestampSeconds) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(source|timestamp|sequenceId)}");
  private static final long MILLIS = 1000;

  /** Those of a job. */
  static Placeholders of(StoredObject input, long submittedAtMillis) {
    String file = input.name().substring(input.name().lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return new Placeholders(
        dot > 0 ? file.substring(0, dot) : file, Math.floorDiv(submittedAtMillis, MILLIS));
  }

  /**
   * An output's name without placeholders. What they stand for is not looked at again.
   *
   * @param sequenceId number of the result, from 1, or what stands for it further on
   */
  StoredObject expand(StoredObject template, String sequenceId) {
    Map<String, String> values =
        Map.of(
            "source",
            source,
            "timestamp",
            Long.toString(timestampSeconds),
            "sequenceId",
            sequenceId);
    String name =
        PLACEHOLDER
            .matcher(template.name())
            .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    return new StoredObject(template.bucket(), name);
  }
}
