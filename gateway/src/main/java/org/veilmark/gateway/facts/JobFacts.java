package org.veilmark.gateway.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the service tells of a job.
 *
 * @param embedding what was marked; null unless an embedding succeeded
 * @param extraction what was read; null unless an extraction succeeded
 * @param segments in presentation order, as far as known
 * @param warnings what the submitter should know although the job succeeded, one line each
 */
public record JobFacts(
    @Nullable EmbedFacts embedding,
    @Nullable ExtractFacts extraction,
    List<SegmentFacts> segments,
    List<String> warnings) {

  /** Copies. */
  public JobFacts {
    segments = List.copyOf(segments);
    warnings = List.copyOf(warnings);
  }
}
