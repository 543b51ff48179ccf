/** Joins staged segments with the copied streams and publishes the output. */
@NullMarked
package org.veilmark.operators.assemble;

import org.jspecify.annotations.NullMarked;
