/** What is told to the service, and what it tells. */
@NullMarked
package org.veilmark.gateway.kafka;

import org.jspecify.annotations.NullMarked;
