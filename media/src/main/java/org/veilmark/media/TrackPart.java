package org.veilmark.media;

/** A part of a video track that is being assembled: encoded anew, or copied from the host. */
public sealed interface TrackPart permits StagedSegment, CopiedPart {}
