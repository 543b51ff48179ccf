package org.veilmark.cli.sdk;

import java.util.Optional;

/** A vendor's client, at a gateway. Objects are of the bucket {@code films-1250000000}. */
public interface VendorClient {
  /** Where the objects are: fit for a host of Tencent's. */
  String BUCKET = "films-1250000000";

  /** Asks for an object to be marked; the id of the job. */
  String embed(String input, String output, String message) throws Exception;

  /** Whether an embedding is done; empty: not yet. Throws if it failed. */
  boolean isEmbedded(String jobId) throws Exception;

  /** Asks for the mark of an object; the id of the job. */
  String extract(String input) throws Exception;

  /** The text that an extraction found; empty: it is not over. Throws if there is none. */
  Optional<String> found(String jobId) throws Exception;

  /** Fails with what a job says of itself. */
  static AssertionError failed(Object answer) {
    return new AssertionError("the job came to another end: " + answer);
  }
}
