/** The vendors' own clients, each called as its documentation has it. */
@NullMarked
package org.veilmark.cli.sdk;

import org.jspecify.annotations.NullMarked;
