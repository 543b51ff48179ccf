package org.veilmark.gateway.facts;

/** The images of a picture of a marked video. */
public enum SampleImage {
  /** As it was. */
  ORIGINAL,
  /** With the mark, before coding. */
  MARKED,
  /** What the mark changed, made larger. */
  DIFFERENCE
}
