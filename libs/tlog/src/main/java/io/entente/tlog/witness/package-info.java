/** A witness (C2SP tlog-witness): cosigns what continues what it cosigned before, and keeps what does not as evidence. */
package io.entente.tlog.witness;
