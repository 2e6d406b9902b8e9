package io.entente.cases.item;

import io.entente.cases.form.Fault;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.Evaluation;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Origin;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.ReviewPeriod;
import io.entente.kernel.vocabulary.Urgency;
import io.entente.kernel.vocabulary.UseRestriction;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static io.entente.kernel.vocabulary.Basis.ASSESSMENT;
import static io.entente.kernel.vocabulary.Basis.FACT;
import static io.entente.kernel.vocabulary.FieldClass.MARKING;
import static io.entente.kernel.vocabulary.FieldClass.REFERENCE;
import static io.entente.kernel.vocabulary.FieldClass.SOURCE;
import static io.entente.kernel.vocabulary.FieldClass.TYPE;

/**
 * All that one version of a referral says, with as many components as its document has properties. A version always
 * carries the whole of it, never a difference. What is not {@link Classed} here stays inside the agency; items and
 * relations leave one by one.
 *
 * @param urgency how soon an answer is needed, for what asks for one; what does not say so is not urgent
 * @param secondOfficer whether the author asks that two officers release it, though nothing else demands it
 * @param reviewBy when the agency looks again whether it may still be kept (LED Art. 5, 28 CFR 23.20(h))
 */
public record Content(
        @Classed(value = TYPE, personal = false, basis = FACT, example = "seizure")
        ReferralType type,

        @Classed(value = TYPE, personal = false, basis = FACT, example = "[\"drug-trafficking\"]")
        List<Purpose> purposes,

        @Classed(value = TYPE, personal = false, basis = FACT, example = "urgent-direct") @Nullable
        Urgency urgency,

        @Classed(
                value = MARKING,
                personal = false,
                basis = FACT,
                example = "{\"tlp\":\"amber\",\"classification\":\"unclassified\",\"handling\":[\"H1\",\"H3\"],"
                        + "\"handlingText\":\"not for the press\",\"controls\":[\"LES\"],\"relTo\":[\"US\"]}")
        Markings markings,

        @Classed(value = MARKING, personal = false, basis = FACT, example = "[\"no-capital-proceedings\"]")
        List<UseRestriction> useRestrictions,

        @Classed(
                value = SOURCE,
                personal = false,
                basis = ASSESSMENT,
                example = "{\"scheme\":\"4x4\",\"source\":\"B\",\"information\":\"2\"}")
        @Nullable
        Evaluation evaluation,

        @Classed(
                value = REFERENCE,
                personal = false,
                basis = FACT,
                example = "[{\"scheme\":\"siena\",\"value\":\"0000000-1-1\"}]")
        List<ExternalReference> externalReferences,

        Origin origin,

        @Classed(
                value = SOURCE,
                personal = true,
                basis = FACT,
                example = "{\"magistrate\":\"Exercise Magistrate, Antwerp\",\"reference\":\"EX.00.00.1/2026\","
                        + "\"date\":\"2026-11-16\"}")
        @Nullable
        Authorisation authorisation,

        boolean secondOfficer,
        @Nullable LocalDate reviewBy,
        List<Recipient> recipients,
        List<Item> items,
        List<Relation> relations) {
    public Content {
        purposes = List.copyOf(purposes);
        useRestrictions = List.copyOf(useRestrictions);
        externalReferences = List.copyOf(externalReferences);
        recipients = List.copyOf(recipients);
        items = List.copyOf(items);
        relations = List.copyOf(relations);
    }

    /**
     * RESTRICTED content, content that names a victim or a witness, and what the author asks a second officer for, is not
     * one officer's to release.
     */
    public boolean needsSecondOfficer() {
        return secondOfficer
                || markings.classification() == Classification.RESTRICTED
                || items.stream().anyMatch(Shield::covers);
    }

    /**
     * What must be mended before this leaves the agency, although a draft may say it.
     *
     * @param today in UTC
     */
    public List<Fault> unready(LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        if (origin == Origin.JUDICIAL_INVESTIGATION && authorisation == null)
            faults.add(new Fault(
                    "$.authorisation",
                    "is needed: what a judicial investigation found leaves with its magistrate's leave"));
        // A day of grace, because it may be tomorrow already where the magistrate sits.
        if (authorisation != null && authorisation.date().isAfter(today.plusDays(1)))
            faults.add(new Fault("$.authorisation.date", "lies in the future"));
        if (reviewBy != null && !reviewBy.isAfter(today))
            faults.add(new Fault("$.reviewBy", "must lie in the future; review it and set the next date"));
        if (reviewBy != null && reviewBy.isAfter(today.plusYears(ReviewPeriod.MOST_YEARS)))
            faults.add(new Fault("$.reviewBy", "must be at most five years ahead"));
        return faults;
    }

    /** The agencies chosen to see it, whatever their mode. */
    public List<AgencyId> addressees() {
        return recipients.stream().map(Recipient::agency).distinct().toList();
    }

    /** Whether somebody is to learn no more than that there is something, and whom to ask. */
    public boolean pointsAnyone() {
        return recipients.stream().anyMatch(recipient -> recipient.mode() == Mode.POINTER);
    }

    /** The names and identifiers it says, each with the claim that discloses it. */
    public List<Said> telling() {
        return Said.telling(this);
    }

    /** Every text of it that may leave, but codes and dates: whatever it is for, anything might stand in it. */
    public List<Said> words() {
        return Said.words(this);
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
