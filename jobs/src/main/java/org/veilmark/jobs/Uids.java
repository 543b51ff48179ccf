package org.veilmark.jobs;

/**
 * Uids of all operators. State of savepoints is found by them: never changed, never reused. The
 * local, the batch and the service graph have the same.
 */
public final class Uids {
  public static final String REQUESTS = "requests";
  public static final String PLAN_SEGMENTS = "plan-segments";
  public static final String EMBED_PLANS = "embed-plans";
  public static final String EMBED_MANIFESTS = "embed-manifests";
  public static final String RELEASE_EMBED = "release-embed";
  public static final String EMBED_SEGMENT = "embed-segment";
  public static final String GATHER_SEGMENTS = "gather-segments";
  public static final String ASSEMBLE_VIDEO = "assemble-video";
  public static final String EXTRACT_PLANS = "extract-plans";
  public static final String FINISH_JOBS = "finish-jobs";
  public static final String RECORDS = "records";

  private Uids() {}
}
