/** Measures what marks are worth: trials on clips, and benchmarks of the kernels. */
@NullMarked
package org.veilmark.bench;

import org.jspecify.annotations.NullMarked;
