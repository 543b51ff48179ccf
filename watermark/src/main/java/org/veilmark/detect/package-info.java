/** Detection statistics and the bound on false positives. */
@NullMarked
package org.veilmark.detect;

import org.jspecify.annotations.NullMarked;
