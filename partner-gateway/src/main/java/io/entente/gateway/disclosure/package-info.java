/** What leaves: a record pulled under a decision, and what its recipient answers. */
@NullMarked
package io.entente.gateway.disclosure;

import org.jspecify.annotations.NullMarked;
