/** The graph on an embedded cluster in this process. */
@NullMarked
package org.veilmark.jobs.local;

import org.jspecify.annotations.NullMarked;
