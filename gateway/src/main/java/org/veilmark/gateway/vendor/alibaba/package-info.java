/** The interfaces of Alibaba Cloud: signed calls of actions, answered in JSON. */
@NullMarked
package org.veilmark.gateway.vendor.alibaba;

import org.jspecify.annotations.NullMarked;
