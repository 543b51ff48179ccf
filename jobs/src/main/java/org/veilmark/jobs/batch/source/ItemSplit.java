package org.veilmark.jobs.batch.source;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The rest of the list. There is one, since items have to be looked at one after the other anyway,
 * and none costs as much as the work on it.
 *
 * @param fromByte where the next item begins, in bytes from the start of the list
 */
record ItemSplit(long fromByte) implements SourceSplit {
  @Override
  public String splitId() {
    return "items";
  }
}
