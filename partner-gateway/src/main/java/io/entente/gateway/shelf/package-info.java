/** Record statements received from their owners, cut up and ready to be selected from. */
@NullMarked
package io.entente.gateway.shelf;

import org.jspecify.annotations.NullMarked;
