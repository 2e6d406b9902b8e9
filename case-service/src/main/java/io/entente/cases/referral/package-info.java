/** The referral: what may happen to it, in which order, by whom. Knows no other feature. */
@NullMarked
package io.entente.cases.referral;

import org.jspecify.annotations.NullMarked;
