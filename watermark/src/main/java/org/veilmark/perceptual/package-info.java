/** How much change of a sample goes unseen. */
@NullMarked
package org.veilmark.perceptual;

import org.jspecify.annotations.NullMarked;
