/** What Flink is told of the types that travel. */
@NullMarked
package org.veilmark.operators.types;

import org.jspecify.annotations.NullMarked;
