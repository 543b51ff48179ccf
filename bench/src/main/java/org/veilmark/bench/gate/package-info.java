/** How far chance carries the pilots of keys that a video was not marked with. */
@NullMarked
package org.veilmark.bench.gate;

import org.jspecify.annotations.NullMarked;
