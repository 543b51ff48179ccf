/** Jobs as all vendors' interfaces see them: what is to be done, where it stands, who may. */
@NullMarked
package org.veilmark.gateway.job;

import org.jspecify.annotations.NullMarked;
