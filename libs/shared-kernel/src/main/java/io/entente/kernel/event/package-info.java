/** What travels between services: CloudEvents, signed by the producer and sealed for the receiver. */
@NullMarked
package io.entente.kernel.event;

import org.jspecify.annotations.NullMarked;
