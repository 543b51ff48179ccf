/** Cuts a requested video into segments and states the manifest. */
@NullMarked
package org.veilmark.operators.plan;

import org.jspecify.annotations.NullMarked;
