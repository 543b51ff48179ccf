/** Whole archives: a list of videos through the graph, restartable by markers of what is done. */
@NullMarked
package org.veilmark.jobs.batch;

import org.jspecify.annotations.NullMarked;
