package io.entente.gateway.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.gateway.Partners;
import io.entente.gateway.matrix.Gate.Answer;
import io.entente.gateway.matrix.Gate.Knock;
import io.entente.kernel.event.Address;
import io.entente.kernel.statement.ReviewNote;
import io.entente.kernel.testing.TestStack;
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
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent;
import io.entente.policy.decision.Consent.Kind;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every state that a record can be in, each with a record of its own, brought there the way its owner would: all of them
 * for US customs, and for an owner in Belgium and one in the Union those in which it matters on which side owner and reader
 * are.
 */
final class Rows {
    private static final AgencyId CUSTOMS = new AgencyId("us-cbp");
    private static final AgencyId POLICE = new AgencyId("be-fgp");
    private static final AgencyId EUROPOL = new AgencyId("eu-europol");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String UNTIL = "2039-11-22T00:00:00Z";

    private final TestStack stack;
    private final Partners partners;
    private final Gate gate;
    private final List<Row> rows = new ArrayList<>();
    /** Of whatever is released next. */
    private AgencyId owner = CUSTOMS;

    Rows(TestStack stack, Gate gate) {
        this.stack = stack;
        this.partners = new Partners(stack);
        this.gate = gate;
    }

    List<Row> all() {
        none();
        released();
        afterwards();
        consented();
        ofPolice();
        ofEuropol();
        settled();
        return List.copyOf(rows);
    }

    private void none() {
        rows.add(new Row("none", RecordId.random().toString(), Optional.empty(), List.of()));
        rows.add(new Row("no id", "no-id-at-all", Optional.empty(), List.of()));
    }

    private void released() {
        released("full", sample -> {});
        released("pointer", sample -> everybody(sample, Mode.POINTER));
        released("silent", sample -> everybody(sample, Mode.SILENT));
        released("to one in each mode", sample -> {
            sample.recipients.clear();
            sample.to("be-customs", Mode.POINTER).to("eu-europol", Mode.FULL).to("be-fgp", Mode.SILENT);
        });
        released("to another alone", sample -> {
            sample.recipients.clear();
            sample.to("eu-euda", Mode.FULL);
        });
        for (Tlp tlp : List.of(Tlp.CLEAR, Tlp.AMBER, Tlp.AMBER_STRICT, Tlp.RED))
            released("TLP " + tlp.code(), sample -> sample.tlp = tlp);
        released("restricted", sample -> sample.classification = Classification.RESTRICTED);
        for (HandlingCode code : HandlingCode.values())
            released("handling " + code.code(), sample -> sample.handling = List.of(code));
        for (ControlMarking control : ControlMarking.values())
            released("control " + control.code(), sample -> sample.controls = List.of(control));
        released("REL TO EU", sample -> sample.relTo = List.of(new Jurisdiction("EU"), new Jurisdiction("US")));
        for (UseRestriction restriction : UseRestriction.values())
            released("restriction " + restriction.code(), sample -> sample.restrictions = List.of(restriction));
        for (DataSubject category : List.of(DataSubject.VICTIM, DataSubject.WITNESS))
            released("about a " + category.code(), sample -> sample.category = category);
        released("no clause for its type", sample -> sample.type = ReferralType.INTELLIGENCE);
        released("for one purpose", sample -> sample.purposes = List.of(Purpose.MONEY_LAUNDERING));
        released("for no purpose of theirs", sample -> sample.purposes = List.of(Purpose.FIREARMS));
    }

    private void ofPolice() {
        owner = POLICE;
        ofTheOtherSide();
        released("control NOFORN", sample -> sample.controls = List.of(ControlMarking.NOFORN));
        released("REL TO US", sample -> sample.relTo = List.of(new Jurisdiction("US")));
        released("about a victim", sample -> sample.category = DataSubject.VICTIM);
        passedOn("consent to pass it on", "us-cbp");
    }

    private void ofEuropol() {
        owner = EUROPOL;
        ofTheOtherSide();
    }

    private void ofTheOtherSide() {
        released("full", sample -> {});
        released("pointer", sample -> everybody(sample, Mode.POINTER));
        released("silent", sample -> everybody(sample, Mode.SILENT));
        released("TLP amber", sample -> sample.tlp = Tlp.AMBER);
        Sample taken = released("taken from two", sample -> {});
        taken.amended();
        for (String agency : List.of("us-dea", "be-port")) taken.recipients.remove(new AgencyId(agency));
        send(taken);
        recalled();
    }

    private void afterwards() {
        Sample tightened = released("tightened", sample -> {});
        tightened.amended().tlp = Tlp.RED;
        send(tightened);
        Sample told = released("amended", sample -> {});
        told.amended().narrative = "EXERCISE: behind the front panel";
        send(told);
        Sample taken = released("taken from one", sample -> {});
        taken.amended().recipients.remove(new AgencyId("be-customs"));
        send(taken);
        recalled();
        Sample had = released("pulled by some and then recalled", sample -> {});
        await().atMost(PATIENCE).until(() -> has("shelf_version", had, "true"));
        MatrixTest.HAD_IT.forEach(
                (agency, role) -> gate.ask(Knock.get("/v1/records/" + had.id), agency, role, "drug-trafficking"));
        recall(had);
        Sample overtaken = sample();
        recall(overtaken);
        send(overtaken);
        rows.add(new Row("recalled before it came", overtaken.id.toString(), Optional.empty(), List.of()));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        released("past its review", sample -> sample.reviewBy = today.minusDays(1));
        Sample reviewed = released("reviewed", sample -> sample.reviewBy = today.minusDays(1));
        review(reviewed, today, today.plusYears(1));
        Sample unneeded = released("found to be needed no longer", sample -> {});
        review(unneeded, today, today.minusDays(1));
        Sample erased = sample();
        send(erased);
        stack.others().send(Address.RECORD_ERASED, UUID.randomUUID(), erased.id.toString(), erasure(erased));
        await().atMost(PATIENCE).until(() -> has("shelf_record", erased, "erased_at is not null"));
        rows.add(new Row("erased", erased.id.toString(), Optional.empty(), List.of()));
    }

    private void recalled() {
        Sample takenBack = released("recalled", sample -> {});
        await().atMost(PATIENCE).until(() -> has("shelf_version", takenBack, "true"));
        recall(takenBack);
    }

    /** @param by who asks, and sees it */
    private void passedOn(String state, String by) {
        Sample onward = sample(sample -> sample.recipients.remove(new AgencyId("eu-euda")));
        send(onward);
        UUID passed = asked(by, onward, Kind.ONWARD_TRANSFER, "eu-euda", Purpose.DRUG_TRAFFICKING);
        answered(onward, passed, 1, "granted", Purpose.DRUG_TRAFFICKING);
        row(state, onward, List.of(consent(onward, passed, Kind.ONWARD_TRANSFER, "eu-euda", Purpose.DRUG_TRAFFICKING)));
    }

    private void consented() {
        passedOn("consent to pass it on", "be-customs");

        Sample revoked = sample(sample -> sample.recipients.remove(new AgencyId("eu-euda")));
        send(revoked);
        UUID back = asked(revoked, Kind.ONWARD_TRANSFER, "eu-euda", Purpose.DRUG_TRAFFICKING);
        answered(revoked, back, 1, "granted", Purpose.DRUG_TRAFFICKING);
        answered(revoked, back, 2, "revoked", Purpose.DRUG_TRAFFICKING);
        row("consent revoked", revoked, List.of());

        Sample judicial = sample(sample -> sample.handling = List.of(HandlingCode.H1));
        send(judicial);
        UUID court = asked(judicial, Kind.JUDICIAL_USE, "be-customs", Purpose.EXTRADITION);
        answered(judicial, court, 1, "granted", Purpose.EXTRADITION);
        row(
                "consent to use it in court",
                judicial,
                List.of(consent(judicial, court, Kind.JUDICIAL_USE, "be-customs", Purpose.EXTRADITION)));
    }

    private static Consent consent(Sample sample, UUID id, Kind kind, String recipient, Purpose purpose) {
        return new Consent(
                id.toString(),
                kind,
                sample.id,
                sample.owner,
                new AgencyId(recipient),
                Sorted.set(List.of(purpose)),
                List.of(),
                new Span(Optional.empty(), Optional.of(Instant.parse(UNTIL))));
    }

    /** Belgian customs asks: it sees every record of US customs that somebody asks about here. */
    private UUID asked(Sample about, Kind kind, String recipient, Purpose purpose) {
        return asked("be-customs", about, kind, recipient, purpose);
    }

    private UUID asked(String by, Sample about, Kind kind, String recipient, Purpose purpose) {
        await().atMost(PATIENCE).until(() -> has("shelf_version", about, "true"));
        Knock wish = Knock.post(
                "/v1/records/" + about.id + "/consents", """
                {"kind": "%s", "recipient": "%s", "purposes": ["%s"], "until": "%s", "reason": "EXERCISE"}
                """.formatted(kind.code(), recipient, purpose.code(), UNTIL));
        Answer answer = gate.ask(wish, by, "partner-analyst", "drug-trafficking");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.json().path("consent").asText());
    }

    private void answered(Sample about, UUID consent, int number, String state, Purpose purpose) {
        boolean granted = state.equals("granted");
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("consent", consent.toString())
                .put("number", number)
                .put("record", about.id.toString())
                .put("agency", about.owner.value())
                .put("state", state)
                .put("until", granted ? UNTIL : null)
                .putNull("reason")
                .put("at", "2026-11-22T10:00:00Z");
        entry.putArray("purposes");
        if (granted) entry.withArray("purposes").add(purpose.code());
        entry.putArray("conditions");
        stack.others().send(Address.CONSENT_ANSWERED, UUID.randomUUID(), about.id.toString(), entry);
        await().atMost(PATIENCE)
                .until(() ->
                        partners.count("consent_entry where consent = '" + consent + "' and number = " + number) == 1);
    }

    private Sample released(String state, Consumer<Sample> different) {
        Sample sample = sample(different);
        send(sample);
        row(state, sample, List.of());
        return sample;
    }

    private void row(String state, Sample sample, List<Consent> consents) {
        String whose = sample.owner.equals(CUSTOMS) ? "" : ", of " + sample.owner;
        rows.add(new Row(state + whose, sample.id.toString(), Optional.of(sample), consents));
    }

    private Sample sample() {
        return sample(same -> {});
    }

    private Sample sample(Consumer<Sample> different) {
        Sample sample = new Sample(owner);
        everybody(sample, Mode.FULL);
        different.accept(sample);
        return sample;
    }

    private static void everybody(Sample sample, Mode mode) {
        MatrixTest.AGENCIES.stream()
                .filter(agency -> !agency.equals(sample.owner.value()))
                .forEach(agency -> sample.to(agency, mode));
    }

    private void send(Sample sample) {
        stack.others()
                .send(Address.RECORD_RELEASED, UUID.randomUUID(), sample.id.toString(), sample.released(stack.keys()));
    }

    private void recall(Sample sample) {
        stack.others().send(Address.RECORD_RECALLED, UUID.randomUUID(), sample.id.toString(), sample.recalled());
        await().atMost(PATIENCE).until(() -> has("shelf_record", sample, "recalled_to = " + sample.version));
    }

    private void review(Sample sample, LocalDate on, LocalDate until) {
        ReviewNote note = new ReviewNote(sample.owner, sample.id, sample.version, 1, on, until);
        stack.others()
                .send(
                        Address.RECORD_REVIEWED,
                        UUID.randomUUID(),
                        sample.id.toString(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("agency", sample.owner.value())
                                .put("note", note.signed(stack.keys().agency(sample.owner))));
        await().atMost(PATIENCE).until(() -> has("shelf_record", sample, "review_number = 1"));
        sample.reviewBy = until;
    }

    private static JsonNode erasure(Sample sample) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("record", sample.id.toString())
                .put("agency", sample.owner.value())
                .put("at", "2026-11-22T09:15:00Z");
    }

    /** Everything that was sent is on the shelf, and the feeds have followed. */
    private void settled() {
        List<Sample> samples =
                rows.stream().flatMap(row -> row.sample().stream()).toList();
        for (Sample sample : samples)
            if (!has("shelf_version", sample, "version = " + sample.version))
                await().atMost(PATIENCE).until(() -> has("shelf_version", sample, "version = " + sample.version));
        feedsFollowed(partners, samples);
    }

    /** All at once: each wait by itself lasts a tenth of a second at least. */
    static void feedsFollowed(Partners partners, List<Sample> samples) {
        String records = samples.stream().map(sample -> "'" + sample.id + "'").collect(Collectors.joining(","));
        await().atMost(PATIENCE)
                .until(() -> partners.count("feed_job where due_at <= now() and record in (" + records + ")") == 0);
    }

    private boolean has(String table, Sample sample, String condition) {
        return partners.count(table + " where record = '" + sample.id + "' and " + condition) == 1;
    }
}
