package io.entente.policy.decision;

import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.policy.Sorted;

import java.util.Collection;
import java.util.SortedSet;

/**
 * A record's markings, one colour per scheme.
 *
 * @param relTo jurisdictions of REL TO; empty when the record has no such marking
 */
public record Markings(
        Tlp tlp,
        Classification classification,
        SortedSet<HandlingCode> handling,
        SortedSet<ControlMarking> controls,
        SortedSet<Jurisdiction> relTo) {
    public Markings {
        handling = Sorted.set(handling);
        controls = Sorted.set(controls);
        relTo = Sorted.set(relTo);
    }

    public static Markings of(
            Tlp tlp,
            Classification classification,
            Collection<HandlingCode> handling,
            Collection<ControlMarking> controls,
            Collection<Jurisdiction> relTo) {
        return new Markings(tlp, classification, Sorted.set(handling), Sorted.set(controls), Sorted.set(relTo));
    }
}
