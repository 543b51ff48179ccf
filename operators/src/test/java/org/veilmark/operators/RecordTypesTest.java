package org.veilmark.operators;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.formats.avro.typeutils.AvroSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.veilmark.operators.assemble.AssemblyTask;
import org.veilmark.operators.intake.Delivery;
import org.veilmark.operators.intake.JobEvent;
import org.veilmark.operators.types.RecordType;
import org.veilmark.schema.ControlMessage;
import org.veilmark.schema.DeadLetter;
import org.veilmark.schema.GateJob;
import org.veilmark.schema.GateSignal;
import org.veilmark.schema.JobManifest;
import org.veilmark.schema.JobRecord;
import org.veilmark.schema.JobRequest;
import org.veilmark.schema.ProgressReport;
import org.veilmark.schema.QueueState;
import org.veilmark.schema.SegmentDescriptor;
import org.veilmark.schema.SegmentEvidence;
import org.veilmark.schema.SegmentInFlight;
import org.veilmark.schema.SegmentOutput;
import org.veilmark.schema.SegmentPlan;

/** Nothing that flows between operators or lies in state falls back to Kryo. */
class RecordTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        JobRequest.class,
        SegmentPlan.class,
        JobManifest.class,
        SegmentDescriptor.class,
        SegmentOutput.class,
        SegmentEvidence.class,
        JobRecord.class,
        ControlMessage.class,
        GateSignal.class,
        DeadLetter.class,
        ProgressReport.class,
        QueueState.class,
        GateJob.class,
        SegmentInFlight.class
      })
  <T extends SpecificRecordBase> void record_isSerializedByAvro_asFlinksOwnTypeDoes(Class<T> type) {
    SerializerConfig config =
        new SerializerConfigImpl(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
    TypeSerializer<T> serializer = new RecordType<>(type).createSerializer(config);
    TypeSerializer<T> flinks = TypeInformation.of(type).createSerializer(config);

    assertThat(serializer).isInstanceOf(AvroSerializer.class).isEqualTo(flinks);
    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(flinks.snapshotConfiguration())
                .isCompatibleAsIs())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(classes = {AssemblyTask.class, Delivery.class, JobEvent.class})
  void ownType_isSerializedWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
