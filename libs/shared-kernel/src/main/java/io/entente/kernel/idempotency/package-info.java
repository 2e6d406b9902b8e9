/**
 * A write that is sent twice under one {@code Idempotency-Key} takes effect once, and is answered twice with the same
 * answer.
 */
@NullMarked
package io.entente.kernel.idempotency;

import org.jspecify.annotations.NullMarked;
