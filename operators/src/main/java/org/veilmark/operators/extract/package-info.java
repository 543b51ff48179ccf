/** Reduces one segment to key-free evidence. */
@NullMarked
package org.veilmark.operators.extract;

import org.jspecify.annotations.NullMarked;
