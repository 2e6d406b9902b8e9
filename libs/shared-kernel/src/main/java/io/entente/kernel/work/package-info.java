/** Work that a service does on its own, again and again, without a caller. */
@NullMarked
package io.entente.kernel.work;

import org.jspecify.annotations.NullMarked;
