package io.entente.cases.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.cases.consent.Asking;
import io.entente.cases.policy.Announcing;
import io.entente.kernel.event.Address;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.party.Agency;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Obligation;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Release;
import io.entente.policy.decision.Request;
import io.entente.policy.selection.Labelling;
import io.entente.policy.selection.Mark;
import io.entente.policy.selection.Offered;
import io.entente.policy.selection.Sight;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import static io.entente.cases.item.ContentTestData.json;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** What a preview says that a recipient would owe is what the gateway decides, from nothing but what was sent to it. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
@Tag("P1")
class SameObligationsTest {
    private static final String AGREED = Announcing.agreement(1, "type", "marking", "reference", "narrative");

    TestStack stack;

    /** A version as the gateway has it. */
    private record OnShelf(UUID versionId, Labels labels, List<Mark> marks) implements Offered {}

    @AfterEach
    void leave() {
        new Announcing(stack).nothing();
    }

    @Test
    void whoever_gets_it_by_a_consent_is_shown_to_owe_its_conditions_as_the_gateway_decides() {
        Desk officer = Desk.liaison(stack, "be-fgp", "an.officer");
        new Announcing(stack).stands(AGREED);
        String id = officer.releases(json("""
                {"type":"intelligence","purposes":["drug-trafficking"],
                 "markings":{"tlp":"green","handling":["H1","H2"]},"useRestrictions":["no-capital-proceedings"],
                 "recipients":[{"agency":"us-hsi","mode":"full"}],
                 "items":[{"kind":"narrative","text":"EXERCISE. It was opened."}]}
                """));
        String consent = Asking.about(stack, officer, id).toString();
        officer.answer(consent, "{\"answer\":\"grant\",\"conditions\":[\"EXERCISE no copies\"]}")
                .then()
                .statusCode(200);
        Consents granted = Consents.of(List.of(granted(id, consent)));
        OnShelf released = released(id);

        for (String asker : List.of("us-hsi", "us-dea")) {
            List<Outlook.Owed> decided = decided(asker, released, granted);
            assertThat(previewed(officer, id, asker))
                    .as(asker)
                    .isEqualTo(decided)
                    .isNotEmpty();
        }
        String source = "consent/" + consent;
        assertThat(previewed(officer, id, "us-dea"))
                .contains(
                        new Outlook.Owed("consent", "onward-transfer", source),
                        new Outlook.Owed("condition", "EXERCISE no copies", source),
                        new Outlook.Owed("condition", "EXERCISE the case team alone", source));
    }

    private List<Outlook.Owed> decided(String asker, OnShelf released, Consents consents) {
        Agency agency = agency(asker);
        Request request = Request.record(Participant.of(agency), Purpose.DRUG_TRAFFICKING, Instant.now());
        Agreements agreements = Agreements.of(List.of(AgreementDocument.read(AGREED.getBytes(StandardCharsets.UTF_8))));
        Decision decision =
                Sight.of(request, List.of(released), agreements, consents).decision();
        return decision
                .<Collection<Obligation>>fold(
                        disclose -> disclose.obligations().all(), point -> List.of(), withhold -> List.of())
                .stream()
                .map(owed -> new Outlook.Owed(owed.kind().code(), owed.value(), owed.source()))
                .toList();
    }

    private static List<Outlook.Owed> previewed(Desk officer, String id, String asker) {
        Response answer =
                officer.calling().get("/v1/referrals/" + id + "/preview?purpose=drug-trafficking&recipient=" + asker);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        List<Outlook.Owed> owed = new ArrayList<>();
        StrictJson.read(answer.asByteArray())
                .path("recipients")
                .get(0)
                .path("obligations")
                .forEach(one -> owed.add(new Outlook.Owed(
                        one.path("kind").asText(),
                        one.path("value").asText(),
                        one.path("source").asText())));
        return owed;
    }

    private OnShelf released(String id) {
        JsonNode data = told(Address.RECORD_RELEASED, "record", id);
        SdStatement statement = SdStatement.parse(data.path("statement").asText());
        List<Mark> marks = new ArrayList<>();
        for (Disclosed disclosed : statement.disclosures())
            marks.add(Mark.of(marks.size(), disclosed.name(), disclosed.value()));
        Release release = new Release(
                StreamSupport.stream(data.path("recipients").spliterator(), false)
                        .map(one -> Recipient.of(
                                new AgencyId(one.path("agency").asText()),
                                Mode.of(one.path("mode").asText())))
                        .toList(),
                false);
        Labels labels = Labelling.of(
                RecordId.of(id),
                agency("be-fgp"),
                release,
                statement.disclosures().stream().collect(toMap(Disclosed::name, Disclosed::value)));
        return new OnShelf(UUID.fromString(data.path("versionId").asText()), labels, marks);
    }

    /** As the gateway reads an answer, and of what was asked what it knew before. */
    private Consent granted(String record, String consent) {
        JsonNode data = told(Address.CONSENT_ANSWERED, "consent", consent);
        ObjectNode asked = Asking.request(UUID.fromString(consent), record);
        List<String> conditions = new ArrayList<>();
        data.path("conditions").forEach(one -> conditions.add(one.asText()));
        return new Consent(
                consent,
                Consent.Kind.of(asked.path("kind").asText()),
                RecordId.of(record),
                new AgencyId(asked.path("originator").asText()),
                new AgencyId(asked.path("recipient").asText()),
                Sorted.set(StreamSupport.stream(data.path("purposes").spliterator(), false)
                        .map(one -> Purpose.of(one.asText()))
                        .toList()),
                conditions,
                new Span(
                        Optional.empty(),
                        Optional.of(Instant.parse(data.path("until").asText()))));
    }

    private JsonNode told(Address address, String key, String id) {
        while (true) {
            JsonNode data = stack.others().receive(address).data();
            if (data.path(key).asText().equals(id)) return data;
        }
    }

    private Agency agency(String id) {
        return stack.keys().register().agency(new AgencyId(id)).orElseThrow();
    }
}
