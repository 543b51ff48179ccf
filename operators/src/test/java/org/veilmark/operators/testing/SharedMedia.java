package org.veilmark.operators.testing;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.veilmark.media.MediaLibrary;
import org.veilmark.operators.io.MediaFactory;

/**
 * Gives a test's own media library to operators, which Flink makes from serialized copies.
 *
 * @param name of the library, different for each test
 */
public record SharedMedia(String name) implements MediaFactory {
  private static final long serialVersionUID = 1L;
  private static final ConcurrentMap<String, MediaLibrary> LIBRARIES = new ConcurrentHashMap<>();

  /** A factory of {@code library}. */
  public static SharedMedia of(String name, MediaLibrary library) {
    LIBRARIES.put(name, library);
    return new SharedMedia(name);
  }

  @Override
  public MediaLibrary create() {
    return LIBRARIES.get(name);
  }
}
