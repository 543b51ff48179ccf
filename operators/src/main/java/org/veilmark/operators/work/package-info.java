/** Long work beside the task thread, so that checkpoints do not wait for it. */
@NullMarked
package org.veilmark.operators.work;

import org.jspecify.annotations.NullMarked;
