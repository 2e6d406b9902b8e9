package io.entente.cases.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.entente.cases.item.Content;
import io.entente.cases.item.ContentTestData;
import io.entente.cases.item.GeneratedContent;
import io.entente.cases.policy.KnownPolicy;
import io.entente.cases.statement.Claims;
import io.entente.kernel.key.LocalSigner;
import io.entente.kernel.party.Agency;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.PointerNote;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Reference;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Consent;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Release;
import io.entente.policy.decision.Request;
import io.entente.policy.selection.Labelling;
import io.entente.policy.selection.Mark;
import io.entente.policy.selection.Offered;
import io.entente.policy.selection.Shown;
import io.entente.policy.selection.Sight;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What a preview says is what the recipient's verifier makes of the statement that it gets after the release. */
@Tag("P1")
class SameBytesTest {
    private static final long SEED = 20261122;
    private static final int CASES = 200;
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
    private final AnyAgreements anyAgreements = new AnyAgreements(random);
    private final ECKey key = fresh();
    private final Map<String, Integer> seen = new TreeMap<>();

    /** A version as the gateway has it: of the signed statement alone, and to whom it was released. */
    private record OnShelf(SdStatement statement, UUID versionId, Labels labels, List<Mark> marks) implements Offered {
        static OnShelf of(SdStatement statement, RecordId record, UUID versionId, Content content, LocalDate reviewBy) {
            Map<String, JsonNode> claims =
                    statement.disclosures().stream().collect(Collectors.toMap(Disclosed::name, Disclosed::value));
            Release release =
                    Release.to(recipients(content).toArray(Recipient[]::new)).reviewedBy(reviewBy);
            List<Mark> marks = new ArrayList<>();
            for (Disclosed disclosed : statement.disclosures())
                marks.add(Mark.of(marks.size(), disclosed.name(), disclosed.value()));
            return new OnShelf(statement, versionId, Labelling.of(record, FGP, release, claims), marks);
        }
    }

    @Test
    void over_random_agreements_referrals_and_amendments_a_preview_is_the_delivery_byte_for_byte() {
        for (int i = 0; i < CASES; i++) {
            RecordId record = RecordId.random();
            KnownPolicy policy = new KnownPolicy(
                    1, "1", "", Map.of("US", "https://us.example", "EU", "https://eu.example"), anyAgreements.next());
            Consents consents = consents(record);
            ObjectNode first = content();
            ObjectNode second = random.nextBoolean() ? first : content();
            compare(i, record, List.of(first, second), policy, consents);
        }
        assertThat(seen.get("full")).isGreaterThan(50);
        assertThat(seen.get("pointer")).isGreaterThan(12);
        assertThat(seen.get("silent")).isGreaterThan(12);
        assertThat(seen.get("withheld")).isGreaterThan(50);
        assertThat(seen.get("past its review")).isGreaterThan(50);
        assertThat(seen.get("an earlier version")).isGreaterThan(7);
        assertThat(seen.get("something stays behind")).isGreaterThan(25);
    }

    @Test
    void what_was_released_is_the_owners_of_then_whatever_the_register_says_of_it_today() {
        Edition.Of of = new Edition.Of(
                RecordId.random(),
                new Reference("BE-FGP-7K3Q9M"),
                FGP,
                false,
                LocalDate.ofInstant(NOW, ZoneOffset.UTC));
        UUID versionId = UUID.randomUUID();
        Content content = ContentTestData.content(content());
        SdStatement statement = SdStatement.parse(RecordStatement.issue(
                        FGP.id(), of.record(), versionId, NOW, Claims.of(content, of.reference()), new LocalSigner(key))
                .compact());
        PointerNote then = new PointerNote("BE-FGP-7K3Q9M", "former-mailbox@be-fgp.example");

        Edition edition = Edition.released(
                of,
                1,
                versionId,
                recipients(content),
                statement,
                new Edition.Then(Optional.of(then.signed(new LocalSigner(key))), Optional.of("former-class")));

        assertThat(edition.payload(new Shown<>(edition, Set.of(), true, ""))).isEqualTo(then.payload());
        assertThat(edition.labels().contact()).isEqualTo(then.contact());
        assertThat(edition.labels().owner().partyClass()).isEqualTo("former-class");
    }

    private void compare(int i, RecordId record, List<ObjectNode> contents, KnownPolicy policy, Consents consents) {
        LocalDate reviewBy = LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusDays(random.nextInt(8) - 1);
        Edition.Of of = new Edition.Of(record, new Reference("BE-FGP-7K3Q9M"), FGP, false, reviewBy);
        List<Edition> editions = new ArrayList<>();
        List<OnShelf> shelf = new ArrayList<>();
        for (ObjectNode json : contents) {
            int number = shelf.size() + 1;
            UUID versionId = UUID.randomUUID();
            Content content = ContentTestData.content(json);
            // The last one is not yet released when it is looked at; those before it are read from what was signed.
            Edition ahead = Edition.ifReleased(of, number, versionId, content, NOW);
            SdStatement statement = SdStatement.parse(RecordStatement.issue(
                            FGP.id(), record, versionId, NOW, Claims.of(content, of.reference()), new LocalSigner(key))
                    .compact());
            editions.add(
                    0,
                    number == contents.size()
                            ? ahead
                            : Edition.released(
                                    of,
                                    number,
                                    versionId,
                                    recipients(content),
                                    statement,
                                    new Edition.Then(Optional.empty(), Optional.empty())));
            shelf.add(0, OnShelf.of(statement, record, versionId, content, reviewBy));
        }
        for (Participant asker : ASKERS)
            for (Purpose purpose : List.of(Purpose.DRUG_TRAFFICKING, Purpose.MONEY_LAUNDERING)) {
                Request request = Request.record(asker, purpose, NOW);
                Outlook outlook = Outlook.of(request, editions, policy, consents);
                Optional<String> delivered = delivered(request, shelf, policy.agreements(), consents);
                assertThat(Optional.ofNullable(outlook.payload()))
                        .as("case %d of seed %d, %s", i, SEED, request)
                        .isEqualTo(delivered);
                seen.merge(outlook.mode(), 1, Integer::sum);
                if ("review-overdue".equals(outlook.reason())) seen.merge("past its review", 1, Integer::sum);
                if (Integer.valueOf(1).equals(outlook.shows())) seen.merge("an earlier version", 1, Integer::sum);
                if (!outlook.withheld().isEmpty()) seen.merge("something stays behind", 1, Integer::sum);
            }
    }

    /** What is picked for the asker, verified as a recipient does it, whoever it is. */
    private Optional<String> delivered(Request request, List<OnShelf> shelf, Agreements agreements, Consents consents) {
        return Sight.of(request, shelf, agreements, consents).shown().map(this::opened);
    }

    private String opened(Shown<OnShelf> shown) {
        SdStatement whole = shown.version().statement();
        if (shown.pointsOnly())
            return PointerNote.verified(note(whole), List.of(key.toPublicJWK())).payload();
        List<Disclosed> chosen = shown.positions().stream()
                .sorted()
                .map(position -> whole.disclosures().get(position))
                .toList();
        SdStatement received = SdStatement.parse(new SdStatement(whole.signedPart(), chosen).compact());
        received.verified(RecordStatement.TYP, List.of(key.toPublicJWK()));
        return new String(received.processed(), StandardCharsets.UTF_8);
    }

    /** As it is signed at release. */
    private String note(SdStatement statement) {
        String reference = statement.disclosures().stream()
                .filter(disclosed -> disclosed.name().equals(ClaimName.REFERENCE))
                .map(disclosed -> disclosed.value().textValue())
                .findFirst()
                .orElseThrow();
        return new PointerNote(reference, FGP.mailbox()).signed(new LocalSigner(key));
    }

    private static List<Recipient> recipients(Content content) {
        return content.recipients().stream()
                .map(recipient -> Recipient.of(recipient.agency(), recipient.mode()))
                .toList();
    }

    private ObjectNode content() {
        ObjectNode content = generated.content();
        content.putArray("purposes").add("drug-trafficking").add("money-laundering");
        ((ObjectNode) content.path("markings")).putArray("controls");
        content.putArray("recipients")
                .addObject()
                .put("agency", "us-hsi")
                .put("mode", Mode.values()[random.nextInt(6) % 3].code());
        if (random.nextInt(3) > 0)
            content.withArray("recipients")
                    .addObject()
                    .put("agency", "eu-europol")
                    .put("mode", random.nextInt(4) == 0 ? "pointer" : "full");
        return content;
    }

    private Consents consents(RecordId record) {
        if (random.nextInt(3) > 0) return Consents.NONE;
        return Consents.of(List.of(new Consent(
                "consent",
                Consent.Kind.ONWARD_TRANSFER,
                record,
                FGP.id(),
                new AgencyId("us-dea"),
                io.entente.policy.Sorted.set(List.of(Purpose.DRUG_TRAFFICKING)),
                List.of(),
                io.entente.policy.agreement.Span.ALWAYS)));
    }

    private static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
