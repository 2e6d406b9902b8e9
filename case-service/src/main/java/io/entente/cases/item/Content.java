package io.entente.cases.item;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.UseRestriction;

import java.util.ArrayList;
import java.util.List;

/** All that one version of a referral says. A version always carries the whole of it, never a difference. */
public record Content(
        ReferralType type,
        List<Purpose> purposes,
        Markings markings,
        List<UseRestriction> useRestrictions,
        List<Recipient> recipients,
        List<Item> items,
        List<Relation> relations) {

    public Content {
        purposes = List.copyOf(purposes);
        useRestrictions = List.copyOf(useRestrictions);
        recipients = List.copyOf(recipients);
        items = List.copyOf(items);
        relations = List.copyOf(relations);
    }

    /** RESTRICTED content, and content that names a victim or a witness, is not one officer's to release. */
    public boolean needsSecondOfficer() {
        return markings.classification() == Classification.RESTRICTED
                || items.stream().anyMatch(Content::namesVictimOrWitness);
    }

    /**
     * Whether this takes back what made {@code before} two officers' business while still telling it: RESTRICTED no
     * longer, or a victim or witness under another category. That is not for one officer to say either.
     */
    public boolean loosens(Content before) {
        boolean declassified = before.markings.classification() == Classification.RESTRICTED
                && markings.classification() != Classification.RESTRICTED;
        return declassified
                || before.items.stream().filter(Content::namesVictimOrWitness).anyMatch(shielded -> items.stream()
                        .anyMatch(item -> !namesVictimOrWitness(item) && isSame(item, shielded)));
    }

    private static boolean namesVictimOrWitness(Item item) {
        return item.subject()
                .filter(subject -> subject == DataSubject.VICTIM || subject == DataSubject.WITNESS)
                .isPresent();
    }

    private static boolean isSame(Item item, Item shielded) {
        return item.id().equals(shielded.id())
                || (item instanceof Person one && shielded instanceof Person other && one.isCalledAs(other));
    }

    /** The agencies chosen to see it, whatever their mode. */
    public List<AgencyId> addressees() {
        return recipients.stream().map(Recipient::agency).toList();
    }

    /** What was kept although it is doubtful. It stays with the record for as long as the value does. */
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String path = "$.items[" + i + "].";
            items.get(i).doubts().forEach((field, doubt) -> warnings.add(Warning.of(path + field, doubt)));
        }
        return warnings;
    }
}
