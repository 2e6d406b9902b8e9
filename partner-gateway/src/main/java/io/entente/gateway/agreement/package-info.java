/** Agreements by version: drafted, approved and signed by their parties, and which of them are in force. */
@NullMarked
package io.entente.gateway.agreement;

import org.jspecify.annotations.NullMarked;
