package org.veilmark.schema.codec;

import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
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

/** The records that travel or are kept on their own, as opposed to parts of others. */
final class RecordTypes {

  private RecordTypes() {}

  static List<Class<? extends SpecificRecordBase>> all() {
    return List.of(
        JobRequest.class,
        JobManifest.class,
        SegmentDescriptor.class,
        SegmentPlan.class,
        SegmentOutput.class,
        SegmentEvidence.class,
        JobRecord.class,
        ControlMessage.class,
        GateSignal.class,
        DeadLetter.class,
        ProgressReport.class,
        QueueState.class,
        GateJob.class,
        SegmentInFlight.class);
  }
}
