/** Residuals, evidence and its exact merge, synchronisation, soft bits. */
@NullMarked
package org.veilmark.extract;

import org.jspecify.annotations.NullMarked;
