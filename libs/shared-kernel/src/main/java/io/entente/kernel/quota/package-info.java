/** How often, and how many at once, an agency and its clients may call: so that nobody's haste is another's wait. */
@NullMarked
package io.entente.kernel.quota;

import org.jspecify.annotations.NullMarked;
