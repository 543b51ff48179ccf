package org.veilmark.operators.types;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;

/**
 * What Flink is told of a record: that it is serialised as by Flink's own {@code AvroTypeInfo}.
 * That one also describes all fields of all parts of a record each time it is made, for field
 * expressions, of which there are none here: a tenth of what the start of the command computes.
 *
 * <p>A function that gives records says so as a {@code ResultTypeQueryable}; streams of the two
 * types do not go together.
 */
public final class RecordType<T extends SpecificRecordBase> extends GenericTypeInfo<T> {
  private static final long serialVersionUID = 1L;

  /** The type of records of a class. */
  public RecordType(Class<T> type) {
    super(type);
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new AvroSerializer<>(getTypeClass());
  }
}
