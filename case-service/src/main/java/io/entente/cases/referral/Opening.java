package io.entente.cases.referral;

import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.vocabulary.Reference;

import java.util.Optional;

/**
 * What a new referral begins with, whatever it says.
 *
 * @param key its own, made for it
 * @param names its agency's, which names the record it will be
 */
public record Opening(DataKey key, NameBook names, Reference reference, Optional<InReplyTo> inReplyTo) {

    /** Never a key. */
    @Override
    public String toString() {
        return "Opening[" + reference + "]";
    }
}
