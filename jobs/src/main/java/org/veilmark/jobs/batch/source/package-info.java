/** The source that turns the list of a batch into requests, one after the other. */
@NullMarked
package org.veilmark.jobs.batch.source;

import org.jspecify.annotations.NullMarked;
