/** Merkle trees of RFC 6962 §2.1: hashing, growing, and proofs of inclusion and of consistency, made and verified. */
package io.entente.tlog.tree;
