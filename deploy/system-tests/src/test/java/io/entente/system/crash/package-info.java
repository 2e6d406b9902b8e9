/** Clients at work while services die at named points, and what must hold of their histories afterwards. */
@NullMarked
package io.entente.system.crash;

import org.jspecify.annotations.NullMarked;
