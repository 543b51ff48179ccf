/** Marks one segment and stages its encoding. */
@NullMarked
package org.veilmark.operators.embed;

import org.jspecify.annotations.NullMarked;
