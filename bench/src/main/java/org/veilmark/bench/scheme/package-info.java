/** Attacks by somebody who knows all of the algorithm, and no key. */
@NullMarked
package org.veilmark.bench.scheme;

import org.jspecify.annotations.NullMarked;
