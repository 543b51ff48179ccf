package org.veilmark.operators.child;

import java.nio.file.Path;
import org.veilmark.operators.engine.EngineFactory;
import org.veilmark.operators.engine.SegmentEngine;

/**
 * Makes engines with a child process each.
 *
 * @param limits of a child
 * @param spoolDirectory local directory for temporary files, the same path on every machine
 */
public record ChildEngineFactory(ChildLimits limits, String spoolDirectory)
    implements EngineFactory {
  private static final long serialVersionUID = 1L;

  @Override
  public SegmentEngine create() {
    return new ChildEngine(limits, Path.of(spoolDirectory));
  }
}
