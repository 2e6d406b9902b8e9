/** In whose hands a referral is inside its agency, and who reads it there. */
@NullMarked
package io.entente.cases.custody;

import org.jspecify.annotations.NullMarked;
