package org.veilmark.extract;

import java.util.List;
import java.util.Optional;
import org.veilmark.code.Algorithm;
import org.veilmark.code.PayloadFrame;
import org.veilmark.code.SecretKey;

/** What evidence says by itself. */
final class TestVote {
  private TestVote() {}

  /** The message of a mark of v2. */
  static Optional<String> message(Evidence evidence, SecretKey key) {
    return new PayloadVoter(key, Algorithm.V2, 1e-9)
        .decide(List.of(evidence))
        .frame()
        .map(PayloadFrame::message);
  }
}
