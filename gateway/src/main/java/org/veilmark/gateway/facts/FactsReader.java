package org.veilmark.gateway.facts;

import java.util.Optional;

/** Reads facts out of what the service said of a job. */
public interface FactsReader {

  /**
   * The facts; empty if they cannot be read, as those of a newer service.
   *
   * @param record encoded as it came
   */
  Optional<JobFacts> read(byte[] record);

  /**
   * An image of a marked picture, as JPEG; empty if there is none, or it cannot be read.
   *
   * @param record encoded as it came
   */
  Optional<byte[]> image(byte[] record, SampleImage image);
}
