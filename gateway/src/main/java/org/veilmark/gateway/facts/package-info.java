/** What the service tells of a job that has ended, for people to look at. */
@NullMarked
package org.veilmark.gateway.facts;

import org.jspecify.annotations.NullMarked;
