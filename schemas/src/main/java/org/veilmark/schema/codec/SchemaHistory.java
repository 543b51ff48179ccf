package org.veilmark.schema.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Every committed version of one record's schema, from the class path's {@code
 * schema-history/NAME/v1.avsc, v2.avsc, ...}. Data outlives the program that wrote it, so no
 * version is ever removed.
 *
 * @param versions oldest first
 */
public record SchemaHistory(List<Schema> versions) {

  public SchemaHistory {
    versions = List.copyOf(versions);
  }

  /**
   * Loads the versions of a record.
   *
   * @throws IllegalArgumentException if the record has none: it is only a part of other records
   */
  public static SchemaHistory of(Class<?> recordType) {
    List<Schema> versions = new ArrayList<>();
    try {
      while (true) {
        String path = resourcePath(recordType, versions.size() + 1);
        try (InputStream in = recordType.getResourceAsStream("/" + path)) {
          if (in == null) {
            break;
          }
          versions.add(new Schema.Parser().parse(in));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the schemas of " + recordType.getSimpleName(), e);
    }
    if (versions.isEmpty()) {
      throw new IllegalArgumentException(
          recordType.getSimpleName() + " has no " + resourcePath(recordType, 1));
    }
    return new SchemaHistory(versions);
  }

  /** The version written by the newest program that was committed. */
  public Schema newest() {
    return versions.get(versions.size() - 1);
  }

  /** Where a version lies on the class path; versions count from 1. */
  public static String resourcePath(Class<?> recordType, int version) {
    return "schema-history/%s/v%d.avsc".formatted(recordType.getSimpleName(), version);
  }
}
