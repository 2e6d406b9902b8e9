/** What became of what was taken back: when the gateway had it, who owes a receipt, and the receipts. */
@NullMarked
package io.entente.cases.recall;

import org.jspecify.annotations.NullMarked;
