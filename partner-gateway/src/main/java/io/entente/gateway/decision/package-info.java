/** Gathers a request's inputs for the policy, keeps the decision with them, and can make it again. */
@NullMarked
package io.entente.gateway.decision;

import org.jspecify.annotations.NullMarked;
