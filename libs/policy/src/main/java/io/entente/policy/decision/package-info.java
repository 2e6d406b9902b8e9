/** The decision: what of a record may leave to whom, for what, when, and under which clauses. */
@NullMarked
package io.entente.policy.decision;

import org.jspecify.annotations.NullMarked;
