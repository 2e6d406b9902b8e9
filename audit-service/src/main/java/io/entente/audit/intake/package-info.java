/** Events from the services, proven and taken exactly once. */
@NullMarked
package io.entente.audit.intake;

import org.jspecify.annotations.NullMarked;
