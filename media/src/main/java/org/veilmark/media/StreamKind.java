package org.veilmark.media;

/** What a stream of a container carries. */
public enum StreamKind {
  VIDEO,
  /** One picture beside the video, such as a cover. */
  COVER,
  AUDIO,
  SUBTITLE,
  /** A file that travels along, such as a font. */
  ATTACHMENT,
  /** Anything else: time codes, hints, telemetry. */
  DATA
}
