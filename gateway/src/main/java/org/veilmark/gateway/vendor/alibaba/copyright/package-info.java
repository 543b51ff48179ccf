/** Copyright marks, which IMS and MPS have in common. */
@NullMarked
package org.veilmark.gateway.vendor.alibaba.copyright;

import org.jspecify.annotations.NullMarked;
