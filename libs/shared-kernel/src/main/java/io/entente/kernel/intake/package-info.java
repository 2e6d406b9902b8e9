/** What arrives from another service takes effect once, in one transaction. */
@NullMarked
package io.entente.kernel.intake;

import org.jspecify.annotations.NullMarked;
