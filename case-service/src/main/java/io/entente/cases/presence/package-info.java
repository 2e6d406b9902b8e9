/** That this service lives, and that what it had to say has left. */
@NullMarked
package io.entente.cases.presence;

import org.jspecify.annotations.NullMarked;
