package io.entente.cases.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.item.Content;
import io.entente.cases.item.ContentTestData;
import io.entente.cases.item.GeneratedContent;
import io.entente.cases.policy.KnownPolicy;
import io.entente.cases.statement.Claims;
import io.entente.kernel.party.Agency;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Reference;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Obligation;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Release;
import io.entente.policy.decision.Request;
import io.entente.policy.selection.Labelling;
import io.entente.policy.selection.Mark;
import io.entente.policy.selection.Offered;
import io.entente.policy.selection.Sight;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** What a preview says is owed is what a decision over the claims alone says, kind, value and source. */
@Tag("P1")
class OwedTest {
    private static final long SEED = 20261123;
    private static final int CASES = 300;
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Agency FGP = new Agency(
            new AgencyId("be-fgp"),
            new Jurisdiction("BE"),
            "EXERCISE",
            "police",
            "desk@fgp.exercise.example",
            List.of());
    private static final List<Participant> ASKERS = List.of(
            new Participant(new AgencyId("us-hsi"), new Jurisdiction("US"), "police"),
            new Participant(new AgencyId("eu-europol"), new Jurisdiction("EU"), "europol"),
            new Participant(new AgencyId("us-dea"), new Jurisdiction("US"), "police"));

    private final Random random = new Random(SEED);
    private final GeneratedContent generated = new GeneratedContent(random);
    private final AnyAgreements anyAgreements = new AnyAgreements(random, List.of(NOW));

    private record OnShelf(UUID versionId, Labels labels, List<Mark> marks) implements Offered {}

    @Test
    void over_random_agreements_contents_and_consents_a_preview_says_what_the_decision_obliges_to() {
        int owing = 0;
        int onConditions = 0;
        for (int i = 0; i < CASES; i++) {
            RecordId record = RecordId.random();
            Content content = ContentTestData.content(content());
            KnownPolicy policy = new KnownPolicy(
                    1,
                    "1",
                    "",
                    Map.of("US", AnyAgreements.issuer("US"), "EU", AnyAgreements.issuer("EU")),
                    agreements());
            Consents consents = consents(record);
            Edition edition = Edition.ifReleased(of(record), 1, UUID.randomUUID(), content, NOW);
            OnShelf released = onShelf(record, content);
            for (Participant asker : ASKERS) {
                Request request = Request.record(asker, Purpose.DRUG_TRAFFICKING, NOW);
                List<Outlook.Owed> owed =
                        Outlook.of(request, List.of(edition), policy, consents).obligations();
                assertThat(owed)
                        .as("case %d of seed %d, %s", i, SEED, request)
                        .isEqualTo(Sight.of(request, List.of(released), policy.binding(asker), consents)
                                .decision()
                                .<Collection<Obligation>>fold(
                                        disclose -> disclose.obligations().all(),
                                        point -> List.of(),
                                        withhold -> List.of())
                                .stream()
                                .map(one -> new Outlook.Owed(one.kind().code(), one.value(), one.source()))
                                .toList());
                if (!owed.isEmpty()) owing++;
                if (owed.stream().anyMatch(one -> one.kind().equals("condition"))) onConditions++;
            }
        }
        assertThat(owing).isGreaterThan(50);
        assertThat(onConditions).isGreaterThan(10);
    }

    private Agreements agreements() {
        return Agreements.of(anyAgreements.next().stream()
                .map(document -> AgreementDocument.read(document.getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    private Edition.Of of(RecordId record) {
        return new Edition.Of(record, new Reference("BE-FGP-7K3Q9M"), FGP, false, reviewBy());
    }

    private static LocalDate reviewBy() {
        return LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusDays(1);
    }

    private static OnShelf onShelf(RecordId record, Content content) {
        List<Claim> claims = Claims.of(content, new Reference("BE-FGP-7K3Q9M"));
        Map<String, JsonNode> values = claims.stream().collect(toMap(Claim::name, Claim::value));
        Recipient[] recipients = content.recipients().stream()
                .map(recipient -> Recipient.of(recipient.agency(), recipient.mode()))
                .toArray(Recipient[]::new);
        List<Mark> marks = new ArrayList<>();
        for (Claim claim : claims) marks.add(Mark.of(marks.size(), claim.name(), claim.value()));
        return new OnShelf(
                UUID.randomUUID(),
                Labelling.of(record, FGP, Release.to(recipients).reviewedBy(reviewBy()), values),
                marks);
    }

    private ObjectNode content() {
        ObjectNode content = generated.content();
        content.putArray("purposes").add("drug-trafficking");
        ((ObjectNode) content.path("markings")).putArray("controls");
        content.putArray("recipients")
                .addObject()
                .put("agency", "us-hsi")
                .put("mode", Mode.values()[random.nextInt(6) % 3].code());
        content.withArray("recipients").addObject().put("agency", "eu-europol").put("mode", "full");
        return content;
    }

    private Consents consents(RecordId record) {
        List<Consent> given = new ArrayList<>();
        for (Consent.Kind kind : Consent.Kind.values())
            if (random.nextBoolean())
                given.add(new Consent(
                        "consent-" + kind.code(),
                        kind,
                        record,
                        FGP.id(),
                        ASKERS.get(random.nextInt(ASKERS.size())).agency(),
                        Sorted.set(List.of(Purpose.DRUG_TRAFFICKING)),
                        random.nextBoolean() ? List.of() : List.of("EXERCISE no copies", "EXERCISE the case team"),
                        Span.ALWAYS));
        return Consents.of(given);
    }
}
