/** Expected failures of jobs and segments: typed, coded, and turned into results. */
@NullMarked
package org.veilmark.operators.failure;

import org.jspecify.annotations.NullMarked;
