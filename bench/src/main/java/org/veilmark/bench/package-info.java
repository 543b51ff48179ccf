/** Benchmarks of the kernels. */
@NullMarked
package org.veilmark.bench;

import org.jspecify.annotations.NullMarked;
