package org.veilmark.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.veilmark.schema.TimeBase;

/**
 * Holds the current schemas to the committed ones. Run with {@code -Dschema.history=add} to commit
 * changed schemas as new versions, or with {@code -Dschema.history=amend} to rewrite the newest
 * ones, which is only right for versions that no release has written.
 */
class SchemaHistoryTest {

  private static final Path HISTORY_ROOT = Path.of("src", "main", "resources");

  static List<Class<? extends SpecificRecordBase>> recordTypes() {
    return RecordTypes.all();
  }

  @ParameterizedTest
  @MethodSource("recordTypes")
  void newestVersion_equalsCurrentSchema(Class<? extends SpecificRecordBase> type)
      throws IOException {
    Schema current = SpecificData.get().getSchema(type);
    int newest = newestCommittedVersion(type);
    switch (System.getProperty("schema.history", "check")) {
      case "add" -> {
        if (newest == 0 || !committed(type, newest).equals(current)) {
          commit(type, newest + 1, current);
        }
      }
      case "amend" -> commit(type, Math.max(newest, 1), current);
      default ->
          assertThat(current)
              .as(
                  "%s differs from version %d of its schema. To write the next version: mvn test"
                      + " -pl schemas -Dtest=SchemaHistoryTest#newest* -Dschema.history=add",
                  type.getSimpleName(), newest)
              .isEqualTo(newest == 0 ? null : committed(type, newest));
    }
  }

  @ParameterizedTest
  @MethodSource("recordTypes")
  void everyVersion_isReadableBothWays(Class<? extends SpecificRecordBase> type) {
    Schema current = SpecificData.get().getSchema(type);
    assertThat(SchemaHistory.of(type).versions())
        .isNotEmpty()
        .allSatisfy(
            version -> {
              assertReads(current, version);
              assertReads(version, current);
            });
  }

  @Test
  void of_partOfOtherRecords_isRefused() {
    assertThatThrownBy(() -> SchemaHistory.of(TimeBase.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TimeBase");
  }

  private static void assertReads(Schema reader, Schema writer) {
    SchemaCompatibility.SchemaPairCompatibility compatibility =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    assertThat(compatibility.getType())
        .as(() -> compatibility.getResult().getIncompatibilities().toString())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  private static int newestCommittedVersion(Class<?> type) {
    int newest = 0;
    while (Files.exists(file(type, newest + 1))) {
      newest++;
    }
    return newest;
  }

  private static Path file(Class<?> type, int version) {
    return HISTORY_ROOT.resolve(SchemaHistory.resourcePath(type, version));
  }

  private static Schema committed(Class<?> type, int version) throws IOException {
    return new Schema.Parser().parse(file(type, version).toFile());
  }

  private static void commit(Class<?> type, int version, Schema schema) throws IOException {
    Path file = file(type, version);
    Files.createDirectories(file.getParent());
    Files.writeString(file, SchemaFormatter.format("json/pretty", schema) + "\n");
  }
}
