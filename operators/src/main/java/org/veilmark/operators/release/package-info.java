/** The gate that lets planned segments into a heavy stage. */
@NullMarked
package org.veilmark.operators.release;

import org.jspecify.annotations.NullMarked;
