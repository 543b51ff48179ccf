/** What the operators that work on segments have in common. */
@NullMarked
package org.veilmark.operators.segment;

import org.jspecify.annotations.NullMarked;
