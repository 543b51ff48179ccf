/** Where the secret keys behind the key ids of requests come from. */
@NullMarked
package org.veilmark.operators.keys;

import org.jspecify.annotations.NullMarked;
