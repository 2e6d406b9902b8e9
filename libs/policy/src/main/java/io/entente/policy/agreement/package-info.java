/** Agreements between parties: versioned documents whose clauses permit and forbid. */
@NullMarked
package io.entente.policy.agreement;

import org.jspecify.annotations.NullMarked;
