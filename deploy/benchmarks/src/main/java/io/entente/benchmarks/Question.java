package io.entente.benchmarks;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Classification;
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
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Markings;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Release;
import io.entente.policy.decision.Request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who asks for what, and what the answer must be under the agreements of the repository: a benchmark of the wrong answer
 * is worth nothing.
 */
record Question(Request request, Labels labels, String answer) {
    private static final Participant FGP = participant("be-fgp", "BE", "police");
    private static final Participant PORT = participant("be-port", "BE", "port-operator");
    private static final Participant HSI = participant("us-hsi", "US", "police");
    private static final Participant EUROPOL = participant("eu-europol", "EU", "europol");
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    static List<Question> all() {
        return List.of(
                new Question(asks(HSI, Purpose.DRUG_TRAFFICKING), seizure(FGP, HSI, Mode.FULL), "disclose"),
                new Question(asks(EUROPOL, Purpose.DRUG_TRAFFICKING), seizure(FGP, EUROPOL, Mode.FULL), "disclose"),
                new Question(asks(HSI, Purpose.DRUG_TRAFFICKING), seizure(EUROPOL, HSI, Mode.FULL), "disclose"),
                new Question(asks(FGP, Purpose.DRUG_TRAFFICKING), seizure(HSI, FGP, Mode.POINTER), "point"),
                new Question(asks(HSI, Purpose.IMMIGRATION_ENFORCEMENT), seizure(FGP, HSI, Mode.FULL), "withhold"),
                new Question(asks(PORT, Purpose.DRUG_TRAFFICKING), seizure(HSI, PORT, Mode.FULL), "withhold"),
                new Question(asks(HSI, Purpose.TERRORIST_ORGANISATION), seizure(FGP, HSI, Mode.FULL), "withhold"),
                new Question(asks(EUROPOL, Purpose.DRUG_TRAFFICKING), seizure(FGP, HSI, Mode.FULL), "withhold"));
    }

    /** Those between the two whose circles they are. */
    static List<Question> ofCircles() {
        return all().stream()
                .filter(question -> Stream.of(
                                question.request().asker(), question.labels().owner())
                        .allMatch(List.of(FGP, HSI)::contains))
                .toList();
    }

    void check(Decision given) {
        if (!given.code().equals(answer))
            throw new IllegalStateException(request + " was answered " + given + ", not " + answer);
    }

    private static Request asks(Participant asker, Purpose purpose) {
        return Request.record(asker, purpose, AT);
    }

    private static Labels seizure(Participant owner, Participant recipient, Mode mode) {
        return new Labels(
                RecordId.of("6f1e2a3b-0000-4000-8000-000000000001"),
                owner,
                owner.agency(),
                "liaison@agency.example",
                ReferralType.SEIZURE,
                Sorted.set(List.of(Purpose.DRUG_TRAFFICKING, Purpose.ORGANISED_CRIME)),
                Markings.of(
                        Tlp.AMBER,
                        Classification.UNCLASSIFIED,
                        List.of(HandlingCode.H1, HandlingCode.H2),
                        List.of(),
                        List.of()),
                Sorted.set(List.of(UseRestriction.NO_MILITARY_USE)),
                Map.of(),
                Release.to(Recipient.of(recipient.agency(), mode)));
    }

    private static Participant participant(String agency, String jurisdiction, String partyClass) {
        return new Participant(new AgencyId(agency), new Jurisdiction(jurisdiction), partyClass);
    }
}
