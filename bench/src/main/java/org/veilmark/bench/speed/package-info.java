/** How fast the command is, against FFmpeg's own program doing the same work. */
@NullMarked
package org.veilmark.bench.speed;

import org.jspecify.annotations.NullMarked;
