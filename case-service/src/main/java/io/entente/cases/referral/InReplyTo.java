package io.entente.cases.referral;

import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Reference;

/**
 * What a referral answers or follows: a record's id or its reference, the agency's own or a partner's. It is not looked
 * up, so that naming one tells nothing about whether it exists.
 */
public record InReplyTo(String value) {
    public InReplyTo {
        if (!isId(value) && !isReference(value))
            throw new MalformedValue("record", value, "a record's id or its reference");
    }

    private static boolean isId(String text) {
        try {
            return RecordId.of(text).toString().equals(text);
        } catch (MalformedValue e) {
            return false;
        }
    }

    private static boolean isReference(String text) {
        try {
            return new Reference(text).value().equals(text);
        } catch (MalformedValue e) {
            return false;
        }
    }
}
