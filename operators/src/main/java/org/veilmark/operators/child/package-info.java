/**
 * Native work in a process of its own, which may die of it: the engine on this side, and what runs
 * on the other.
 */
@NullMarked
package org.veilmark.operators.child;

import org.jspecify.annotations.NullMarked;
