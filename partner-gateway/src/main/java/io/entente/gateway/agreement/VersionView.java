package io.entente.gateway.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A version as its parties' signatories see it: the same for all of them, but for whom they speak and whether they have
 * approved it themselves. No person is named in it.
 *
 * @param hash SHA-256 of the document's bytes, 64 hexadecimal digits
 * @param draftedBy the party that uploaded it; left out where it was delivered signed
 * @param party for which the caller speaks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionView(
        String id,
        int version,
        String hash,
        VersionState state,
        @Nullable String draftedBy,
        String party,
        boolean approvedByYou,
        List<PartyStanding> parties) {

    static VersionView of(Version version, VersionState state) {
        return new VersionView(
                version.key().agreement(),
                version.key().version(),
                version.hash(),
                state,
                version.draftedBy().orElse(null),
                version.own(),
                version.approvedByCaller(),
                version.parties());
    }
}
