/** Keyed patterns that carry code bits: the tile, its pilots, epochs and sign slots. */
@NullMarked
package org.veilmark.spread;

import org.jspecify.annotations.NullMarked;
