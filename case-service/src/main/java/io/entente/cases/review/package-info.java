/** Who reviewed what is kept, when, what they found and why. */
@NullMarked
package io.entente.cases.review;

import org.jspecify.annotations.NullMarked;
