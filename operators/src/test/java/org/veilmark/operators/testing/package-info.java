/** What the tests of the operators share. */
@NullMarked
package org.veilmark.operators.testing;

import org.jspecify.annotations.NullMarked;
