/** Signed parts in order, never changed; beside them what each jurisdiction may open, which alone can be erased. */
@NullMarked
package io.entente.audit.ledger;

import org.jspecify.annotations.NullMarked;
