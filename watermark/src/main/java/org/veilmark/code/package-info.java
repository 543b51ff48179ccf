/** Secret keys, the payload frame and its error-correcting code. */
@NullMarked
package org.veilmark.code;

import org.jspecify.annotations.NullMarked;
