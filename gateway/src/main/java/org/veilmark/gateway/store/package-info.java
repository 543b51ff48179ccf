/** Jobs, messages to send and access keys in a database. */
@NullMarked
package org.veilmark.gateway.store;

import org.jspecify.annotations.NullMarked;
