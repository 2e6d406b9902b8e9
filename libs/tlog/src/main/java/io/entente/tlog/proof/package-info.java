/** Receipts that verify offline (C2SP tlog-proof), and who must have signed for one to count (tlog-policy). */
package io.entente.tlog.proof;
