/** What a batch is to work on: finding, naming and listing its videos. Knows no jobs. */
@NullMarked
package org.veilmark.jobs.batch.items;

import org.jspecify.annotations.NullMarked;
