package org.veilmark.bench.speed;

/** Is told how far a measurement is. */
public interface SpeedProgress {
  /** A step begins. */
  void step(String what);

  /** A comparison is done. */
  void measured(SpeedRow row);
}
