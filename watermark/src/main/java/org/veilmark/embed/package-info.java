/** Adding a mark to pictures. */
@NullMarked
package org.veilmark.embed;

import org.jspecify.annotations.NullMarked;
