/** Whether owners' services are still heard of: who cannot be heard cannot recall. */
@NullMarked
package io.entente.gateway.presence;

import org.jspecify.annotations.NullMarked;
