/** JMH benchmarks of the kernels that marking and searching spend their time in. */
@NullMarked
package org.veilmark.bench.kernel;

import org.jspecify.annotations.NullMarked;
