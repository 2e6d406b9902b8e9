/** Which claims of a record a decision opens, and what is seen of its versions: the same for who discloses and who previews. */
@NullMarked
package io.entente.policy.selection;

import org.jspecify.annotations.NullMarked;
