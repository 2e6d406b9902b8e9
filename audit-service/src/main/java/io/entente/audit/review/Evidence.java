package io.entente.audit.review;

import java.util.List;

/**
 * An entry of the ledger with what the auditor's side may open of it: enough to check the signature, and each
 * disclosure against it, without trusting this service.
 *
 * @param index the entry's place in the ledger, from 0
 * @param statement the signed part, {@code header.payload.signature}, exactly as produced
 * @param disclosures in the form of RFC 9901 §4.2
 */
record Evidence(long index, String statement, List<String> disclosures) {

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "Evidence[" + index + "]";
    }
}
