package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.Sorted;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * On what terms a clause permits.
 *
 * @param tlp the strictest TLP it still carries
 * @param classification the highest classification it still carries
 * @param excludes categories of persons whose items it does not carry
 * @param imposes use restrictions added to the record's own
 * @param retention how long the recipient may keep it
 * @param unannounced whether, where it carries queries, an asker may have its query kept from the owner
 * @param handling what becomes of H1 and H2; the provider is asked about what is not listed
 */
public record Terms(
        Tlp tlp,
        Classification classification,
        SortedSet<DataSubject> excludes,
        SortedSet<UseRestriction> imposes,
        Optional<Period> retention,
        boolean unannounced,
        Map<HandlingCode, Treatment> handling,
        List<ResponseClock> clocks) {
    /** A forbid has no terms of its own. */
    public static final Terms NONE = new Terms(
            Tlp.CLEAR,
            Classification.UNCLASSIFIED,
            Sorted.set(List.of()),
            Sorted.set(List.of()),
            Optional.empty(),
            false,
            Map.of(),
            List.of());

    public Terms {
        excludes = Sorted.set(excludes);
        imposes = Sorted.set(imposes);
        handling = Map.copyOf(handling);
        clocks = List.copyOf(clocks);
    }

    public Treatment treatmentOf(HandlingCode code) {
        return handling.getOrDefault(code, Treatment.CONSENT);
    }
}
