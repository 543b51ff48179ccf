/** What records say of marks, as the signal library takes it. */
@NullMarked
package org.veilmark.operators.mark;

import org.jspecify.annotations.NullMarked;
