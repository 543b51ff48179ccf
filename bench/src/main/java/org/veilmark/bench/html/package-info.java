/** Reports as single HTML pages that need nothing else: plots, tables, pictures. */
@NullMarked
package org.veilmark.bench.html;

import org.jspecify.annotations.NullMarked;
