/** A partner's system that answers by itself, so that whoever tries Entente is not alone. EXERCISE. */
@NullMarked
package io.entente.local.partner;

import org.jspecify.annotations.NullMarked;
