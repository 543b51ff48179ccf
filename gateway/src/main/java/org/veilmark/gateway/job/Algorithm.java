package org.veilmark.gateway.job;

/** Scheme of a mark: V1 for three minutes and more, V2 for short videos. */
public enum Algorithm {
  V1,
  V2
}
