/** Jobs sent to a service, and what became of them. */
@NullMarked
package org.veilmark.bench.service;

import org.jspecify.annotations.NullMarked;
