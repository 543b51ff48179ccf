/** The page for people, and what its script asks for. */
@NullMarked
package org.veilmark.gateway.console;

import org.jspecify.annotations.NullMarked;
