/**
 * A transparency log as C2SP describes it: hashing and proofs of RFC 6962, signed notes and checkpoints, cosignatures, tiles,
 * receipts and policies; a witness and an offline verifier on top. The JDK is all it needs, and nothing here knows what the
 * entries say. Imports run one way: {@code tree}, {@code note}, {@code tile}, {@code proof}, then {@code witness} and {@code verify}.
 */
package io.entente.tlog;
