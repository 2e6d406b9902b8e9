/** What agreement and decision have in common. */
@NullMarked
package io.entente.policy;

import org.jspecify.annotations.NullMarked;
