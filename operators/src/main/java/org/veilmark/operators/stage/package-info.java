/** Stages what a segment adds to the output: marked and coded, or its best picture. */
@NullMarked
package org.veilmark.operators.stage;

import org.jspecify.annotations.NullMarked;
