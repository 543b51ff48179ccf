/** Media input and output over Flink file systems. */
@NullMarked
package org.veilmark.operators.io;

import org.jspecify.annotations.NullMarked;
