/** The memory: what was seen by whom, when, why and under which clause, and review of it. */
@NullMarked
package io.entente.audit;

import org.jspecify.annotations.NullMarked;
