/** The last step of every job: stamps its record and lets its staging go. */
@NullMarked
package org.veilmark.operators.finish;

import org.jspecify.annotations.NullMarked;
