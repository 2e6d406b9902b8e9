package io.entente.policy.decision;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Participant;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All that a decision knows of a record; none of its content.
 *
 * @param originator whose information it is: the owner's own, or another agency's that the owner passes on
 * @param contact the owner's functional mailbox, for a pointer
 * @param purposes what the owner fixed it may be used for (Europol Regulation Art. 19)
 * @param subjects category of the person an item is about, by item; items about nobody may be left out
 */
public record Labels(
        RecordId record,
        Participant owner,
        AgencyId originator,
        String contact,
        ReferralType type,
        SortedSet<Purpose> purposes,
        Markings markings,
        SortedSet<UseRestriction> useRestrictions,
        Map<UUID, DataSubject> subjects,
        Release release) {
    public Labels {
        purposes = Sorted.set(purposes);
        useRestrictions = Sorted.set(useRestrictions);
        subjects = Collections.unmodifiableMap(new TreeMap<>(subjects));
    }

    /** {@code none} for an item that is about nobody. */
    public DataSubject subjectOf(UUID item) {
        return subjects.getOrDefault(item, DataSubject.NONE);
    }

    /** The same, of an owner that is heard of and has reviewed it in time. */
    public Labels asHeardOf() {
        return new Labels(
                record,
                owner,
                originator,
                contact,
                type,
                purposes,
                markings,
                useRestrictions,
                subjects,
                release.asHeardOf());
    }

    boolean passedOn() {
        return !originator.equals(owner.agency());
    }
}
