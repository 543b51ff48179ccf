/** Knows when all segments of a job have come back. */
@NullMarked
package org.veilmark.operators.gather;

import org.jspecify.annotations.NullMarked;
