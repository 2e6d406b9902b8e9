/** What time it is, and how much of it has passed: two questions with two answers, since clocks are set. */
@NullMarked
package io.entente.kernel.time;

import org.jspecify.annotations.NullMarked;
