/** Discrete transforms over JTransforms and the hand-written small ones. */
@NullMarked
package org.veilmark.transform;

import org.jspecify.annotations.NullMarked;
