/**
 * Which segments of a video an extraction reads in which stage: a glance at a few, a look at the
 * keyframes of all, a study of the whole, as far as is needed.
 */
@NullMarked
package org.veilmark.operators.wave;

import org.jspecify.annotations.NullMarked;
