/** Until when recipients owe an answer to what they are asked, and who has given none. */
@NullMarked
package io.entente.gateway.clock;

import org.jspecify.annotations.NullMarked;
