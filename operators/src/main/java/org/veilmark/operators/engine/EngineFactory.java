package org.veilmark.operators.engine;

import java.io.Serializable;
import org.veilmark.operators.io.MediaFactory;

/** Makes engines where they are used; what travels in the graph is only this. */
@FunctionalInterface
public interface EngineFactory extends Serializable {

  /** Engines in the same process, with a library each. */
  static EngineFactory inProcess(MediaFactory media) {
    return () -> new InProcessEngine(media.create());
  }

  /** An engine for one thread. */
  SegmentEngine create();
}
