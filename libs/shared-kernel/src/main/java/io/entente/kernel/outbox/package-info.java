/** What a transaction wants sent, kept in the same transaction, and the relay that sends it. */
@NullMarked
package io.entente.kernel.outbox;

import org.jspecify.annotations.NullMarked;
