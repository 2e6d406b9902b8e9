/** Signed notes, keys, checkpoints and cosignatures (C2SP signed-note, tlog-checkpoint, tlog-cosignature). */
package io.entente.tlog.note;
