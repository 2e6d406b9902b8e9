/** How answers leave, whatever they say. */
@NullMarked
package io.entente.gateway.answer;

import org.jspecify.annotations.NullMarked;
