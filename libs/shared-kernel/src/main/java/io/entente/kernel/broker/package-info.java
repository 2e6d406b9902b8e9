/** How this service reaches the broker. */
@NullMarked
package io.entente.kernel.broker;

import org.jspecify.annotations.NullMarked;
