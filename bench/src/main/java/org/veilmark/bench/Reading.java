package org.veilmark.bench;

import org.veilmark.code.PayloadFrame;
import org.veilmark.extract.Decision;

/**
 * What was read from one attacked copy.
 *
 * @param attack name of the attack
 * @param message the one that was embedded
 * @param decision the vote's
 */
public record Reading(String attack, String message, Decision decision) {

  /** Whether a message was found that nobody embedded. */
  public boolean isWrong() {
    return decision.frame().map(PayloadFrame::message).filter(m -> !m.equals(message)).isPresent();
  }
}
