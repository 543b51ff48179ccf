package org.veilmark.operators.io;

import java.io.Serializable;
import org.veilmark.media.MediaLibrary;

/** Makes the media library where it is used; what travels in the graph is only this. */
@FunctionalInterface
public interface MediaFactory extends Serializable {

  /** A library for one subtask. */
  MediaLibrary create();
}
