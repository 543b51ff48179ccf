package org.veilmark.media;

/** Whether a group of pictures can be decoded alone. */
public enum GopKind {
  /** No picture refers to an earlier group. */
  CLOSED,
  /**
   * Pictures follow the key packet that are shown before it and may refer to the group before. They
   * count as that group's last pictures here.
   */
  OPEN
}
