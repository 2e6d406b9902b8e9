/** Keys as files and as ports: who signs, who can open. */
@NullMarked
package io.entente.kernel.key;

import org.jspecify.annotations.NullMarked;
