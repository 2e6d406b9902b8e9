/** What recipients owe when something is taken back, and their receipts. */
@NullMarked
package io.entente.gateway.recall;

import org.jspecify.annotations.NullMarked;
