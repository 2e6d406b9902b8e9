package io.entente.gateway.worlds;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.FieldClass;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What is kept from HSI of a record that it sees, as it sees it in both worlds. */
enum Withheld {
    /** Nothing: it may see one container more, so that the comparison is seen to compare. */
    NOTHING(record ->
            record.saying(RecordTestData.item(other(), FieldClass.LOGISTICS, "container", "number", "TEMU1234565"))),
    /** More than a list of 32 digests holds. */
    A_CROWD(record -> record.saying(IntStream.range(0, 32)
            .mapToObj(number -> called(UUID.randomUUID(), "EXERCISE Person " + number, "suspect"))
            .toArray(Claim[]::new))),
    A_PERSON(record -> record.saying(
            person("suspect"),
            RecordTestData.item(other(), FieldClass.CONTACT, "person", "phone", "+3200000001"),
            RecordTestData.item(other(), FieldClass.FINANCIAL, "person", "account", "BE00 EXERCISE"))),
    /** Its words would be open, were they not about a victim. */
    A_VICTIM(record -> record.saying(
            person("victim"),
            RecordTestData.item(other(), FieldClass.NARRATIVE, "person", "text", "EXERCISE: what it says"))),
    MORE_OF_A_PERSON(record -> record.saying(
            born(called(RecordTestData.SUSPECT, "EXERCISE Person", "suspect")),
            RecordTestData.item(RecordTestData.SUSPECT, FieldClass.FINANCIAL, "person", "account", "BE00 EXERCISE"))),
    A_LONGER_NAME(record ->
            record.saying(called(RecordTestData.SUSPECT, "EXERCISE Person " + "of many names ".repeat(40), "suspect"))),
    WHERE_IT_COMES_FROM(record -> record.saying(new Claim(ClaimName.EVALUATION, TextNode.valueOf("A1")))),
    RELATIONS_TO_A_PERSON(record -> record.saying(
            person("suspect"),
            RecordTestData.relation(UUID.randomUUID(), RecordTestData.SEIZURE, RecordTestData.SUSPECT, "found-with"),
            RecordTestData.relation(UUID.randomUUID(), other(), RecordTestData.SUSPECT, "knows"))),
    A_PERSON_BEHIND_A_POINTER(toHsi("pointer"), record -> record.saying(person("suspect")), none -> {}),

    FOR_ANOTHER(also("us-cbp", "full")),
    FOR_ANOTHER_AS_A_POINTER(also("us-cbp", "pointer")),
    FOR_ANOTHER_IN_SILENCE(also("us-cbp", "silent")),
    PULLED(also("us-cbp", "full"), others -> others.pull("us-cbp")),
    ACCEPTED(also("us-cbp", "full"), others -> others.answer("us-cbp", "{\"answer\":\"accept\"}")),
    DECLINED(
            also("us-cbp", "full"),
            others -> others.answer("us-cbp", "{\"answer\":\"decline\",\"reason\":\"no-capacity\"}")),
    A_CONSENT_ASKED(also("us-cbp", "full"), others -> others.ask("us-cbp", Background.WISH)),
    PASSED_ON(also("us-cbp", "full"), others -> others.passOn("us-cbp", "us-dea")),
    A_RECEIPT_OWED(also("us-cbp", "full"), others -> others.owe("us-cbp")),
    A_RECEIPT_GIVEN(also("us-cbp", "full"), others -> others.giveReceipt("us-cbp")),
    /** Both are asked for assistance: each has a clock. */
    ANOTHERS_CLOCK(request(), also("us-cbp", "full"), others -> others.pull("us-cbp")),
    ANOTHERS_CLOCK_ENDED(
            request(), also("us-cbp", "full"), others -> others.answer("us-cbp", "{\"answer\":\"information\"}")),
    MORE_OF_A_REQUEST(request(), record -> record.saying(person("suspect")), none -> {}),

    /** A member of the same circle, whose members are hidden from one another. */
    ANOTHER_MEMBER(
            inACircle().bearing(ClaimName.REL_TO + "US", ClaimName.REL_TO + "CA"),
            record -> also("nz-police", "full under " + Circles.OF_HSI)
                    .apply(record.saying(new Claim(ClaimName.REL_TO + "NZ", BooleanNode.TRUE))),
            others -> others.pull("nz-police")),
    /** Where the person is open. */
    ANOTHER_CIRCLE(inACircle(), also("au-afp", "full under " + Circles.OF_OTHERS), others -> others.pull("au-afp")),
    REVIEWED(record -> record, Others::review);

    /** In one of the worlds. */
    final RecordTestData record;

    /** What makes it that of the other. */
    final UnaryOperator<RecordTestData> more;

    /** What is done with that one. */
    final Consumer<Others> then;

    Withheld(UnaryOperator<RecordTestData> more) {
        this(more, none -> {});
    }

    Withheld(UnaryOperator<RecordTestData> more, Consumer<Others> then) {
        this(toHsi("full"), more, then);
    }

    Withheld(RecordTestData record, UnaryOperator<RecordTestData> more, Consumer<Others> then) {
        this.record = record;
        this.more = more;
        this.then = then;
    }

    private static UUID other() {
        return UUID.fromString("10000000-0000-4000-8000-000000000005");
    }

    private static RecordTestData toHsi(String mode) {
        return RecordTestData.released().to(Map.of("us-hsi", mode));
    }

    private static RecordTestData request() {
        return toHsi("full").saying(new Claim(ClaimName.TYPE, TextNode.valueOf("assistance-request")));
    }

    private static RecordTestData inACircle() {
        return toHsi("full under " + Circles.OF_HSI).ownedBy("ca-rcmp");
    }

    private static UnaryOperator<RecordTestData> also(String agency, String mode) {
        return record -> {
            Map<String, String> recipients = new HashMap<>(record.recipients());
            recipients.put(agency, mode);
            return record.to(recipients);
        };
    }

    private static Claim person(String category) {
        return called(other(), "EXERCISE Another", category);
    }

    private static Claim called(UUID item, String name, String category) {
        Claim claim = RecordTestData.item(item, FieldClass.IDENTITY, "person", "name", name);
        ((ObjectNode) claim.value()).put("category", category);
        return claim;
    }

    private static Claim born(Claim person) {
        ((ObjectNode) person.value()).put("born", "1990-01-01");
        return person;
    }
}
