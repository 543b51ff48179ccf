/** How well a picture may stand for the video that it is of. */
@NullMarked
package org.veilmark.still;

import org.jspecify.annotations.NullMarked;
