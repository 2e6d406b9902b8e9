/** Who is calling, as their issuer says, and the rows that are theirs. */
@NullMarked
package io.entente.kernel.caller;

import org.jspecify.annotations.NullMarked;
