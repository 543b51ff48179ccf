/** Marks clips, does to the copies what happens to videos, and counts what can still be read. */
@NullMarked
package org.veilmark.bench.robustness;

import org.jspecify.annotations.NullMarked;
