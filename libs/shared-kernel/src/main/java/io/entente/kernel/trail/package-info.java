/** Every access leaves an event statement in the transaction that caused it. */
@NullMarked
package io.entente.kernel.trail;

import org.jspecify.annotations.NullMarked;
