/** SQL inside a transaction that someone else opened: a request's or a worker's. */
@NullMarked
package io.entente.gateway.transaction;

import org.jspecify.annotations.NullMarked;
