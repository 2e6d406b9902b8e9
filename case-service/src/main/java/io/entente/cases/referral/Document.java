package io.entente.cases.referral;

import io.entente.kernel.vocabulary.ReferralType;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a version says, whole. The referral keeps it and does not read it; whoever wrote it can.
 *
 * @param type the part that lists show
 * @param reviewBy the day by which it is to be reviewed (LED 2016/680 Art. 5), by which lists find it
 * @param json the content as one JSON document
 */
public record Document(ReferralType type, Optional<LocalDate> reviewBy, String json) {

    public Document(ReferralType type, String json) {
        this(type, Optional.empty(), json);
    }

    /** Never the content: it is the case. */
    @Override
    public String toString() {
        return "Document[" + type.code() + "]";
    }
}
