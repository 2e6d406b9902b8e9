package io.entente.cases.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Obligation;
import io.entente.policy.decision.Policy;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What a preview says is what the recipient's verifier makes of the statement that it gets after the release. */
@Tag("P1")
class SameBytesTest {
    private static final long SEED = Long.getLong("entente.seed", 20261122L);
    private static final int CASES = 400;
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));
    private static final List<Purpose> PURPOSES = List.of(
            Purpose.DRUG_TRAFFICKING, Purpose.MONEY_LAUNDERING, Purpose.EXTRADITION, Purpose.IMMIGRATION_ENFORCEMENT);
    private static final Agency FGP = new Agency(
            new AgencyId("be-fgp"),
            new Jurisdiction("BE"),
            "EXERCISE",
            "police",
            "desk@fgp.exercise.example",
            List.of());
    private static final Map<String, String> ISSUERS = Map.of(
            "US", AnyAgreements.issuer("US"), "EU", AnyAgreements.issuer("EU"), "BE", AnyAgreements.issuer("BE"));
    private static final List<Participant> ASKERS = List.of(
            new Participant(new AgencyId("us-hsi"), new Jurisdiction("US"), "police"),
            new Participant(new AgencyId("eu-europol"), new Jurisdiction("EU"), "europol"),
            new Participant(new AgencyId("us-dea"), new Jurisdiction("US"), "police"),
            new Participant(new AgencyId("be-customs"), new Jurisdiction("BE"), "customs"));

    private final Random random = new Random(SEED);
    private final GeneratedContent generated = new GeneratedContent(random);
    private final AnyAgreements anyAgreements = new AnyAgreements(random, List.of(NOW, LATER));
    private final AnyConsents anyConsents = new AnyConsents(
            random,
            // It is seldom named, so that it is a consent that lets it in.
            List.of(new AgencyId("us-dea"), new AgencyId("us-dea"), new AgencyId("us-hsi"), new AgencyId("eu-europol")),
            PURPOSES,
            List.of(NOW.minusSeconds(1), NOW, NOW.plusSeconds(1), LATER, LATER.plusSeconds(1)));
    private final ECKey key = fresh();
    private final Reached reached = new Reached();

    /**
     * One record, and all that is known of it on both sides.
     *
     * @param policy as the owner's side heard of it
     * @param agreements as they stand at the gateway: the same bytes, read there
     */
    private record World(
            List<Edition> editions,
            List<OnShelf> shelf,
            KnownPolicy policy,
            Agreements agreements,
            AnyConsents.Ledgers consents) {}

    /** A version as the gateway has it: of the signed statement alone, and to whom it was released. */
    private record OnShelf(int number, SdStatement statement, UUID versionId, Labels labels, List<Mark> marks)
            implements Offered {
        static OnShelf of(int number, SdStatement statement, Edition.Of of, UUID versionId, Content content) {
            Map<String, JsonNode> claims =
                    statement.disclosures().stream().collect(Collectors.toMap(Disclosed::name, Disclosed::value));
            Release release = new Release(recipients(content), of.recalled()).reviewedBy(of.reviewBy());
            List<Mark> marks = new ArrayList<>();
            for (Disclosed disclosed : statement.disclosures())
                marks.add(Mark.of(marks.size(), disclosed.name(), disclosed.value()));
            return new OnShelf(number, statement, versionId, Labelling.of(of.record(), FGP, release, claims), marks);
        }
    }

    @Test
    void over_random_agreements_consents_referrals_and_amendments_a_preview_is_the_delivery_byte_for_byte() {
        for (String also : List.of(
                "an earlier version is shown",
                "two days later it is another answer",
                "an agreement that pins another issuer permits nothing",
                "consent given: it is shown",
                "consent over: it is not",
                "consent revoked: it is not",
                "consent for another purpose: it is not",
                "named under one agreement: it is shown",
                "within the owner's own jurisdiction: it is shown",
                "with a retention",
                "with a restriction that a clause imposes",
                "judicial use: consent",
                "judicial use: as-agreed",
                "onward transfer: consent",
                "onward transfer: as-agreed")) reached.expect(also);
        for (int i = 0; i < CASES; i++) {
            ObjectNode first = content();
            World world = world(List.of(first, random.nextBoolean() ? first : content()));
            for (Participant asker : ASKERS)
                for (Purpose purpose : PURPOSES)
                    compare("case %d of seed %d".formatted(i, SEED), world, asker, purpose);
        }
        System.out.printf("previews that were compared with their deliveries, by outcome:%n%s", reached);
        assertThat(reached.never()).isEmpty();
        assertThat(reached.count("full: a part")).isGreaterThan(CASES);
        assertThat(reached.count("pointer")).isGreaterThan(CASES / 10);
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

    /** The last of the versions is not yet released when it is looked at; those before it are read from what was signed. */
    private World world(List<ObjectNode> contents) {
        RecordId record = RecordId.random();
        LocalDate reviewBy = LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusDays(random.nextInt(20) - 1);
        Edition.Of of = new Edition.Of(record, new Reference("BE-FGP-7K3Q9M"), FGP, random.nextInt(15) == 0, reviewBy);
        List<Edition> editions = new ArrayList<>();
        List<OnShelf> shelf = new ArrayList<>();
        for (ObjectNode json : contents) {
            int number = shelf.size() + 1;
            UUID versionId = UUID.randomUUID();
            Content content = ContentTestData.content(json);
            SdStatement statement = SdStatement.parse(RecordStatement.issue(
                            FGP.id(), record, versionId, NOW, Claims.of(content, of.reference()), new LocalSigner(key))
                    .compact());
            editions.add(
                    0,
                    number == contents.size()
                            ? Edition.ifReleased(of, number, versionId, content, NOW)
                            : Edition.released(
                                    of,
                                    number,
                                    versionId,
                                    recipients(content),
                                    statement,
                                    new Edition.Then(Optional.empty(), Optional.empty())));
            shelf.add(0, OnShelf.of(number, statement, of, versionId, content));
        }
        List<String> documents = anyAgreements.next();
        KnownPolicy policy = new KnownPolicy(1, "1", "", ISSUERS, agreements(documents));
        Collections.shuffle(documents, random);
        return new World(editions, shelf, policy, agreements(documents), anyConsents.about(record, FGP.id()));
    }

    private void compare(String which, World world, Participant asker, Purpose purpose) {
        List<String> answers = new ArrayList<>();
        for (Instant at : List.of(NOW, LATER)) {
            Request request = Request.record(asker, purpose, at);
            Outlook outlook = Outlook.of(
                    request, world.editions(), world.policy(), world.consents().kept());

            Consents consents = world.consents().told(asker.agency(), random);
            Agreements heeding = world.agreements()
                    .heeding(asker, ISSUERS.get(asker.jurisdiction().value()));
            Sight<OnShelf> sight = Sight.of(request, world.shelf(), heeding, consents);

            String as = which + ", " + request;
            assertThat(world.agreements().hash())
                    .as("%s: under the same policy", as)
                    .isEqualTo(Preview.Basis.of(world.policy()).agreements());
            assertThat(Optional.ofNullable(outlook.payload()))
                    .as(as)
                    .isEqualTo(sight.shown().map(this::opened));
            assertThat(Optional.ofNullable(outlook.shows()))
                    .as(as)
                    .isEqualTo(sight.shown().map(shown -> shown.version().number()));
            assertThat(outlook.clauses())
                    .as(as)
                    .isEqualTo(sight.decision().clauses().stream()
                            .map(ClauseRef::toString)
                            .toList());
            assertThat(owed(outlook)).as(as).isEqualTo(owed(sight.decision()));
            count(outlook, world, request);
            Decision unheeding = Policy.decide(request, sight.newest().labels(), world.agreements(), consents);
            if (!unheeding.equals(sight.decision()))
                reached.add("an agreement that pins another issuer permits nothing");
            answers.add(String.valueOf(outlook));
            answers.add(String.valueOf(outlook.payload()));
        }
        if (!answers.subList(0, 2).equals(answers.subList(2, 4))) reached.add("two days later it is another answer");
    }

    private void count(Outlook outlook, World world, Request request) {
        reached.add(outlook);
        boolean shown = outlook.payload() != null;
        AgencyId asker = request.asker().agency();
        List<Recipient> named = world.shelf().get(0).labels().release().recipients().stream()
                .filter(recipient -> recipient.agency().equals(asker))
                .toList();
        if (Integer.valueOf(1).equals(outlook.shows())) reached.add("an earlier version is shown");
        Optional<String> consent = world.consents().toHave(asker, request.purpose(), request.at());
        if (named.isEmpty() && shown)
            assertThat(consent).as("who is not named has a consent").contains("given");
        if (named.isEmpty() && (shown || "not-a-recipient".equals(outlook.reason())))
            consent.ifPresent(how -> reached.add("consent " + how + (shown ? ": it is shown" : ": it is not")));
        if (shown && named.stream().anyMatch(one -> one.circle().isPresent()))
            reached.add("named under one agreement: it is shown");
        if (shown && request.asker().jurisdiction().equals(FGP.jurisdiction()))
            reached.add("within the owner's own jurisdiction: it is shown");
        for (Outlook.Owed owed : outlook.obligations()) {
            if (owed.kind().equals("retention")) reached.add("with a retention");
            if (owed.kind().equals("use-restriction") && !owed.source().equals("record"))
                reached.add("with a restriction that a clause imposes");
            if (owed.kind().equals("judicial-use")) reached.add("judicial use: " + owed.value());
            if (owed.kind().equals("onward-transfer")) reached.add("onward transfer: " + owed.value());
        }
    }

    private static Agreements agreements(List<String> documents) {
        return Agreements.of(documents.stream()
                .map(text -> AgreementDocument.kept(text.getBytes(StandardCharsets.UTF_8)))
                .toList());
    }

    private static List<String> owed(Outlook outlook) {
        return outlook.obligations().stream()
                .map(owed -> owed.kind() + " " + owed.value() + " " + owed.source())
                .toList();
    }

    /** The words of conditions are not the owner's side's to repeat. */
    private static List<String> owed(Decision decision) {
        return decision.fold(
                disclose -> disclose.obligations().all().stream()
                        .filter(owed -> owed.kind() != Obligation.Kind.CONDITION)
                        .map(owed -> owed.kind().code() + " " + owed.value() + " " + owed.source())
                        .toList(),
                point -> List.of(),
                withhold -> List.of());
    }

    /** What is picked for the asker, verified as a recipient does it, whoever it is. */
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
                .map(recipient -> {
                    Recipient named = Recipient.of(recipient.agency(), recipient.mode());
                    return recipient.circle() == null
                            ? named
                            : named.under(recipient.circle().value());
                })
                .toList();
    }

    private ObjectNode content() {
        ObjectNode content = generated.content();
        ArrayNode purposes = content.putArray("purposes");
        PURPOSES.stream().filter(any -> random.nextInt(4) > 0).forEach(purpose -> purposes.add(purpose.code()));
        if (purposes.isEmpty()) purposes.add(Purpose.DRUG_TRAFFICKING.code());
        ObjectNode markings = (ObjectNode) content.path("markings");
        if (random.nextInt(3) > 0) markings.putArray("controls");
        if (random.nextBoolean()) {
            markings.putArray("handling").add("H1").add("H2");
            markings.remove("handlingText");
        }
        if (random.nextBoolean()) markings.putArray("relTo");
        else if (random.nextBoolean()) markings.putArray("relTo").add("US").add("EU");
        ArrayNode recipients = content.putArray("recipients");
        for (String agency : List.of("us-hsi", "eu-europol", "be-customs", "us-dea"))
            if (random.nextInt(5) > (agency.equals("us-dea") ? 3 : 0)) {
                ObjectNode recipient =
                        recipients.addObject().put("agency", agency).put("mode", mode());
                if (random.nextInt(4) == 0)
                    recipient.put("circle", AnyAgreements.IDS.get(random.nextInt(AnyAgreements.IDS.size())));
            }
        return content;
    }

    private String mode() {
        return random.nextInt(3) > 0 ? Mode.FULL.code() : Mode.values()[random.nextInt(3)].code();
    }

    private static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
