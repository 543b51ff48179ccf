/** The graph that every way of running shares, and the uids of its operators. */
@NullMarked
package org.veilmark.jobs;

import org.jspecify.annotations.NullMarked;
