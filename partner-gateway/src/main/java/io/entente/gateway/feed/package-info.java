/** Per agency: what became visible to it, changed, or was withdrawn. */
@NullMarked
package io.entente.gateway.feed;

import org.jspecify.annotations.NullMarked;
