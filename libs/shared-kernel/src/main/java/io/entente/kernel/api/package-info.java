/** How a service describes its API to those who call it. */
@NullMarked
package io.entente.kernel.api;

import org.jspecify.annotations.NullMarked;
