/** What is already done, and how an item is known again. */
@NullMarked
package org.veilmark.jobs.batch.markers;

import org.jspecify.annotations.NullMarked;
