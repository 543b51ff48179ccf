/** Telling who asked for a job that it has come to its end. */
@NullMarked
package org.veilmark.gateway.callback;

import org.jspecify.annotations.NullMarked;
