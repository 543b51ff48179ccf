/** Messages from outside on their way in: what cannot be understood becomes a dead letter. */
@NullMarked
package org.veilmark.operators.intake;

import org.jspecify.annotations.NullMarked;
