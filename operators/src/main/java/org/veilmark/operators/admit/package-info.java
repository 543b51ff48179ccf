/** Which jobs there are and when they start: duplicates, cancellation, queues. */
@NullMarked
package org.veilmark.operators.admit;

import org.jspecify.annotations.NullMarked;
