package io.entente.audit.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.audit.EventTestData;
import io.entente.audit.ledger.Entry;
import io.entente.audit.ledger.Side;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.key.Signer;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.statement.EventStatement;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.vocabulary.Jurisdiction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventProofTest {
    private static final String GATEWAY = "partner-gateway";
    private static final TestKeys KEYS = new TestKeys();
    private static final Signer SIGNER = KEYS.service(GATEWAY);
    private static final EventProof PROOF = new EventProof(KEYS.register(), new Jurisdiction("BE"));

    @Test
    void a_proven_event_is_taken_as_it_was_signed() {
        WireEvent event = EventTestData.disclosed().sentBy(GATEWAY, SIGNER);

        Entry entry = PROOF.of(event);

        assertThat(entry.source()).isEqualTo(GATEWAY);
        assertThat(entry.eventId()).isEqualTo(event.id());
        assertThat(entry.signedPart()).isEqualTo(event.data().path("statement").textValue());
    }

    @Test
    @Tag("P7")
    void the_asker_may_open_its_set_and_the_owner_the_other_two() {
        Entry entry = PROOF.of(EventTestData.withheld().sentBy(GATEWAY, SIGNER));

        assertThat(entry.sides())
                .extracting(side -> side.jurisdiction().value())
                .containsExactlyInAnyOrder("US", "BE");
        Side us = side(entry, "US");
        assertThat(us.text(EventName.OFFICER)).isEqualTo("analyst.hsi");
        assertThat(us.said(EventName.REFUSAL).isNull()).isTrue();
        assertThat(names(us))
                .doesNotContain("owner", "decision", "refusal", "inputs", "register", "recipients", "policy");
        Side be = side(entry, "BE");
        assertThat(be.said(EventName.REFUSAL).path("reason").textValue()).isEqualTo("forbidden-by-clause");
        assertThat(be.text(EventName.PSEUDONYM)).isEqualTo("p-hsi-1");
        assertThat(names(be)).doesNotContain("officer", "justification", "unit", "client");
    }

    @Test
    void within_one_jurisdiction_its_side_opens_everything() {
        Entry entry = PROOF.of(EventTestData.disclosed().ownedBy("us-cbp", "US").sentBy(GATEWAY, SIGNER));

        assertThat(entry.sides()).hasSize(1);
        assertThat(names(side(entry, "US"))).hasSize(EventName.values().length);
    }

    @Test
    void what_has_no_owner_is_opened_by_the_asker_alone() {
        assertThat(PROOF.of(EventTestData.nothing().sentBy(GATEWAY, SIGNER)).sides())
                .extracting(side -> side.jurisdiction().value())
                .containsExactly("US");
    }

    @Test
    void another_services_signature_is_refused() {
        refused(EventTestData.disclosed().sentBy(GATEWAY, KEYS.service("case-service")));
    }

    @Test
    void an_event_of_another_issuer_is_refused_even_with_the_senders_signature() {
        EventTestData event = EventTestData.disclosed();
        refused(event.wire(GATEWAY, event.data(event.statement("case-service", SIGNER))));
    }

    @Test
    void an_event_under_another_id_is_refused() {
        EventTestData event = EventTestData.disclosed();
        WireEvent sent = event.sentBy(GATEWAY, SIGNER);
        refused(new WireEvent(UUID.randomUUID(), sent.source(), sent.type(), sent.subject(), sent.time(), sent.data()));
    }

    @Test
    void a_sender_that_the_register_does_not_have_is_refused() {
        refused(EventTestData.disclosed().sentBy("nobody-service", SIGNER));
    }

    @Test
    void a_disclosure_that_opens_nothing_is_refused() {
        EventTestData event = EventTestData.disclosed();
        EventStatement other = EventTestData.disclosed().statement(GATEWAY, SIGNER);
        ObjectNode data = event.data(event.statement(GATEWAY, SIGNER));
        data.set("sets", event.data(other).get("sets"));
        refused(event.wire(GATEWAY, data));
    }

    @Test
    void a_missing_a_doubled_and_a_misplaced_name_are_refused() {
        tampered(data -> set(data, "owner").remove(0));
        tampered(data -> set(data, "asker").add(set(data, "asker").get(0)));
        tampered(data -> set(data, "pseudonymous").add(set(data, "owner").get(0)));
        tampered(data -> ((ObjectNode) data.get("sets")).remove("pseudonymous"));
        tampered(data -> ((ObjectNode) data.get("sets")).putArray("public"));
    }

    @Test
    void one_name_with_two_values_is_refused() {
        EventTestData event = EventTestData.disclosed();
        EventStatement other =
                EventTestData.disclosed().with(EventName.AGENCY, "us-cbp").statement(GATEWAY, SIGNER);
        ObjectNode data = event.data(event.statement(GATEWAY, SIGNER));
        set(data, "pseudonymous").set(2, set(event.data(other), "pseudonymous").get(2));
        refused(event.wire(GATEWAY, data));
    }

    @Test
    void entitling_a_side_that_the_event_does_not_name_is_refused() {
        refused(EventTestData.withheld().entitling("US", "US").sentBy(GATEWAY, SIGNER));
        refused(EventTestData.withheld().entitling("BE", "BE").sentBy(GATEWAY, SIGNER));
        refused(EventTestData.withheld().entitling("EU", "BE").sentBy(GATEWAY, SIGNER));
        refused(EventTestData.nothing().entitling("US", "EU").sentBy(GATEWAY, SIGNER));
        refused(EventTestData.disclosed().ownedBy("be-none", "BE").sentBy(GATEWAY, SIGNER));
    }

    @Test
    void a_call_refused_to_nobody_known_is_the_operators_to_read_and_nobody_elses() {
        assertThat(PROOF.of(EventTestData.refusedToNobody().sentBy(GATEWAY, SIGNER))
                        .sides())
                .extracting(side -> side.jurisdiction().value())
                .containsExactly("BE");
        refused(EventTestData.refusedToNobody().entitling("US", null).sentBy(GATEWAY, SIGNER));
        refused(EventTestData.refusedToNobody()
                .with(EventName.TYPE, "record.pulled")
                .sentBy(GATEWAY, SIGNER));
    }

    @Test
    void an_event_that_does_not_say_what_when_and_where_is_refused() {
        refused(EventTestData.disclosed().with(EventName.TYPE, null).sentBy(GATEWAY, SIGNER));
        refused(EventTestData.disclosed().with(EventName.AT, null).sentBy(GATEWAY, SIGNER));
        refused(EventTestData.disclosed().with(EventName.AT, "yesterday").sentBy(GATEWAY, SIGNER));
        refused(EventTestData.disclosed()
                .with(EventName.SERVICE, "case-service")
                .sentBy(GATEWAY, SIGNER));
    }

    @Test
    void blanks_around_the_signed_part_are_refused_since_the_hash_would_differ() {
        tampered(data -> data.put("statement", data.path("statement").textValue() + " "));
        tampered(data -> data.put("statement", "\n" + data.path("statement").textValue()));
    }

    @Test
    void what_is_no_event_at_all_is_refused() {
        tampered(ObjectNode::removeAll);
        tampered(data -> data.put("statement", 1));
        tampered(data -> set(data, "asker").set(0, JsonNodeFactory.instance.textNode("not base64!")));
        EventTestData event = EventTestData.disclosed();
        refused(event.wire(GATEWAY, JsonNodeFactory.instance.nullNode()));
    }

    private static void tampered(Consumer<ObjectNode> tampering) {
        EventTestData event = EventTestData.disclosed();
        ObjectNode data = event.data(event.statement(GATEWAY, SIGNER));
        tampering.accept(data);
        refused(event.wire(GATEWAY, data));
    }

    private static void refused(WireEvent event) {
        assertThatThrownBy(() -> PROOF.of(event)).isInstanceOf(MalformedMessage.class);
    }

    private static ArrayNode set(ObjectNode data, String name) {
        return (ArrayNode) data.path("sets").path(name);
    }

    private static Side side(Entry entry, String jurisdiction) {
        return entry.sides().stream()
                .filter(side -> side.jurisdiction().equals(new Jurisdiction(jurisdiction)))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(Side side) {
        return side.disclosures().stream().map(disclosed -> disclosed.name()).collect(Collectors.toSet());
    }
}
