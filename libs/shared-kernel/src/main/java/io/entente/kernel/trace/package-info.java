/** What belongs together, from a request to the last message that follows from it: for whoever operates, in logs alone. */
@NullMarked
package io.entente.kernel.trace;

import org.jspecify.annotations.NullMarked;
