/** Agreements by version, and which of them are in force. */
@NullMarked
package io.entente.gateway.agreement;

import org.jspecify.annotations.NullMarked;
