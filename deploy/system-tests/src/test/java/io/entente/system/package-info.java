/** The whole, with real processes, the real identity provider and the commands that the README gives. */
@NullMarked
package io.entente.system;

import org.jspecify.annotations.NullMarked;
