/** How visible a mark is: signal-to-noise ratio, structural similarity, colour difference. */
@NullMarked
package org.veilmark.bench.quality;

import org.jspecify.annotations.NullMarked;
