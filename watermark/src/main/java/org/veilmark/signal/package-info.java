/** Planes, pictures and their formats: what the signal library works on and what decoders fill. */
@NullMarked
package org.veilmark.signal;

import org.jspecify.annotations.NullMarked;
