/** Failures as RFC 9457 problem documents, the framework's own included. */
@NullMarked
package io.entente.kernel.problem;

import org.jspecify.annotations.NullMarked;
