package org.veilmark.media;

/** Whether frames consist of two fields, taken at different times, and which is shown first. */
public enum FieldOrder {
  PROGRESSIVE,
  TOP_FIRST,
  BOTTOM_FIRST;

  /** Whether frames consist of two fields. */
  public boolean isInterlaced() {
    return this != PROGRESSIVE;
  }
}
