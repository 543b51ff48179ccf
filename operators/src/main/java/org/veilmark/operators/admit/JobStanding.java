package org.veilmark.operators.admit;

/** What admission knows of a job id. */
enum JobStanding {
  /** Nothing. */
  UNKNOWN(0),
  /** Its job is under way. */
  ADMITTED(1),
  /** It was cancelled, and its request has not come. */
  CANCELLED_AHEAD(2),
  /** Its job has, or will have, its final record. */
  OVER(3);

  private final int wireId;

  JobStanding(int wireId) {
    this.wireId = wireId;
  }

  /** As state holds it; never renumbered. */
  int wireId() {
    return wireId;
  }

  /** The standing of that number. */
  static JobStanding ofWireId(int wireId) {
    for (JobStanding standing : values()) {
      if (standing.wireId == wireId) {
        return standing;
      }
    }
    throw new IllegalStateException("no standing of a job has number " + wireId);
  }
}
