/** The service: the graph fed from Kafka, and what it needs there. */
@NullMarked
package org.veilmark.jobs.service;

import org.jspecify.annotations.NullMarked;
