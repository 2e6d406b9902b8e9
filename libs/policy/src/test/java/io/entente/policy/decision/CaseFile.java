package io.entente.policy.decision;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Participant;
import io.entente.policy.agreement.Span;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Labels of a Belgian seizure released to US HSI in full; each test says only what is different. */
final class CaseFile {
    static final RecordId RECORD = RecordId.of("6f1e2a3b-0000-4000-8000-000000000001");
    static final Participant FGP = participant("be-fgp", "BE", "police");
    static final Participant CUSTOMS = participant("be-customs", "BE", "customs");
    static final Participant PORT = participant("be-port", "BE", "port-operator");
    static final Participant HSI = participant("us-hsi", "US", "police");
    static final Participant DEA = participant("us-dea", "US", "police");
    static final Participant EUROPOL = participant("eu-europol", "EU", "europol");
    static final Participant EUDA = participant("eu-euda", "EU", "drugs-agency");

    Participant owner = FGP;
    AgencyId originator = FGP.agency();
    ReferralType type = ReferralType.SEIZURE;
    List<Purpose> purposes = List.of(Purpose.DRUG_TRAFFICKING);
    Tlp tlp = Tlp.AMBER;
    Classification classification = Classification.UNCLASSIFIED;
    List<HandlingCode> handling = List.of();
    List<ControlMarking> controls = List.of();
    List<Jurisdiction> relTo = List.of();
    List<UseRestriction> useRestrictions = List.of();
    final Map<UUID, DataSubject> subjects = new HashMap<>();
    final List<Recipient> recipients = new ArrayList<>(List.of(Recipient.of(HSI.agency(), Mode.FULL)));
    /** Each of the recipients is named under each of these. */
    List<String> circles = List.of();

    boolean recalled;
    boolean silent;
    Optional<LocalDate> reviewBy = Optional.empty();

    static Participant participant(String agency, String jurisdiction, String partyClass) {
        return new Participant(new AgencyId(agency), new Jurisdiction(jurisdiction), partyClass);
    }

    CaseFile ownedBy(Participant other) {
        owner = other;
        originator = other.agency();
        return this;
    }

    CaseFile to(Participant recipient, Mode mode) {
        recipients.add(Recipient.of(recipient.agency(), mode));
        return this;
    }

    CaseFile toOnly(Participant recipient, Mode mode, Span designated) {
        recipients.clear();
        recipients.add(new Recipient(recipient.agency(), mode, designated, Optional.empty()));
        return this;
    }

    Labels labels() {
        return new Labels(
                RECORD,
                owner,
                originator,
                "liaison@" + owner.agency() + ".example",
                type,
                Sorted.set(purposes),
                Markings.of(tlp, classification, handling, controls, relTo),
                Sorted.set(useRestrictions),
                subjects,
                new Release(named(), recalled, silent, reviewBy));
    }

    private List<Recipient> named() {
        if (circles.isEmpty()) return recipients;
        return recipients.stream()
                .flatMap(recipient -> circles.stream().map(recipient::under))
                .toList();
    }
}
