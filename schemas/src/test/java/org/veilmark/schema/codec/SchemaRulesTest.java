package org.veilmark.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

/** What every schema of the house keeps to, so that it can evolve and be understood. */
class SchemaRulesTest {

  private static final Map<String, Schema> NAMED_TYPES = namedTypes();

  @Test
  void everyTypeAndField_isDocumented() {
    assertThat(NAMED_TYPES.values())
        .hasSizeGreaterThan(RecordTypes.all().size())
        .allSatisfy(
            schema -> {
              assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
              if (schema.getType() == Schema.Type.RECORD) {
                assertThat(schema.getFields())
                    .allSatisfy(
                        field ->
                            assertThat(field.doc())
                                .as(schema.getName() + "." + field.name())
                                .isNotBlank());
              }
            });
  }

  @Test
  void everyEnum_defaultsToUnknown() {
    assertThat(NAMED_TYPES.values())
        .filteredOn(schema -> schema.getType() == Schema.Type.ENUM)
        .isNotEmpty()
        .allSatisfy(
            schema ->
                assertThat(schema.getEnumDefault()).as(schema.getName()).isEqualTo("UNKNOWN"));
  }

  @Test
  void everyNullableField_defaultsToNull() {
    assertThat(NAMED_TYPES.values())
        .filteredOn(schema -> schema.getType() == Schema.Type.RECORD)
        .flatExtracting(Schema::getFields)
        .filteredOn(field -> field.schema().isNullable())
        .isNotEmpty()
        .allSatisfy(
            field -> {
              assertThat(field.hasDefaultValue()).as(field.name()).isTrue();
              assertThat(field.schema().getTypes().get(0).getType())
                  .as(field.name())
                  .isEqualTo(Schema.Type.NULL);
            });
  }

  private static Map<String, Schema> namedTypes() {
    Map<String, Schema> found = new LinkedHashMap<>();
    Deque<Schema> open = new ArrayDeque<>();
    RecordTypes.all().forEach(type -> open.add(SpecificData.get().getSchema(type)));
    while (!open.isEmpty()) {
      Schema schema = open.remove();
      switch (schema.getType()) {
        case RECORD -> {
          if (found.put(schema.getFullName(), schema) == null) {
            schema.getFields().forEach(field -> open.add(field.schema()));
          }
        }
        case ENUM -> found.put(schema.getFullName(), schema);
        case ARRAY -> open.add(schema.getElementType());
        case MAP -> open.add(schema.getValueType());
        case UNION -> open.addAll(schema.getTypes());
        default -> {}
      }
    }
    return found;
  }
}
