package io.entente.cases.referral;

import io.entente.kernel.vocabulary.ReferralType;

/**
 * What a version says, whole. The referral keeps it and does not read it; whoever wrote it can.
 *
 * @param type the only part that lists show
 * @param json the content as one JSON document
 */
public record Document(ReferralType type, String json) {

    /** Never the content: it is the case. */
    @Override
    public String toString() {
        return "Document[" + type.code() + "]";
    }
}
