/** What a service counts of its own work, for whoever operates it. */
@NullMarked
package io.entente.kernel.metrics;

import org.jspecify.annotations.NullMarked;
