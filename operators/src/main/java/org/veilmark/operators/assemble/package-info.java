/** Makes outputs of staged segments, joined with the copied streams or the best of them alone. */
@NullMarked
package org.veilmark.operators.assemble;

import org.jspecify.annotations.NullMarked;
