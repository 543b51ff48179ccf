/**
 * Records that cross a process: requests, plans, outcomes of segments, job records. Generated from
 * {@code src/main/avro}; each field's unit and range is in its Javadoc. Treat records as immutable
 * once built: Flink may hand the same instance to several operators.
 */
package org.veilmark.schema;
