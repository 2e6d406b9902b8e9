/** JSON read strictly and written canonically: what is hashed or signed has exactly one form. */
@NullMarked
package io.entente.kernel.json;

import org.jspecify.annotations.NullMarked;
