/** Benchmarks of the whole and of its parts; one class each. */
@NullMarked
package io.entente.benchmarks;

import org.jspecify.annotations.NullMarked;
