package io.entente.gateway.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How far a party has come with a version.
 *
 * @param party a jurisdiction's code or an agency's id
 * @param approvals how many of its signatories have approved; two are needed before it signs
 * @param signedAt when its signature was taken in; left out while it has not signed
 * @param suspended whether it has suspended this very version and not lifted that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartyStanding(String party, int approvals, @Nullable Instant signedAt, boolean suspended) {
    static final int NEEDED = 2;

    boolean approved() {
        return approvals >= NEEDED;
    }

    boolean signed() {
        return signedAt != null;
    }
}
