/** Consents asked of a record's originator, and the ledger of what it answered: onward transfer, judicial use, action. */
@NullMarked
package io.entente.gateway.consent;

import org.jspecify.annotations.NullMarked;
