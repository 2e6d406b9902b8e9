package io.entente.gateway.worlds;

import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.api.Passed;
import io.entente.kernel.testing.TestStack;
import io.restassured.response.Response;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Brings about what a caller sees and knows already, with or without what is withheld of it. */
final class Shared {
    /** Within which an answer to a request is due, if it says nothing else. */
    private static final Duration WITHIN = Duration.ofDays(7);

    private final TestStack stack;
    private final Partners partners;
    private final Asker caller;

    Shared(TestStack stack, Asker caller) {
        this.stack = stack;
        this.partners = new Partners(stack);
        this.caller = caller;
    }

    World without(Withheld withheld) {
        return known(withheld.record.anew());
    }

    /** The record has it from its first version on. */
    World with(Withheld withheld) {
        RecordTestData more = withheld.more.apply(withheld.record.anew());
        return and(withheld, known(more), more);
    }

    /** The record has it since an amendment, which came when the caller knew it. */
    World amendedWith(Withheld withheld) {
        RecordTestData record = withheld.record.anew();
        World known = known(record);
        RecordTestData more = withheld.more.apply(record.amended());
        partners.release(more);
        return and(withheld, known, more);
    }

    private World and(Withheld withheld, World known, RecordTestData newest) {
        var others = new Others(stack, newest);
        withheld.then.accept(others);
        return known.and(others);
    }

    /** The caller has pulled it, answered, and asked for a consent. */
    private World known(RecordTestData record) {
        var feed = World.Feed.of(caller);
        var due = new Passed(Instant.now().plus(WITHIN).truncatedTo(ChronoUnit.MICROS), UUID.randomUUID());
        partners.release(record);
        caller.pull(record.id()).then().statusCode(200);
        Response response = caller.post("/v1/records/" + record.id() + "/responses", World.Known.ANSWER);
        assertThat(response.statusCode()).isEqualTo(200);
        Response asked = caller.post("/v1/records/" + record.id() + "/consents", Background.WISH);
        assertThat(asked.statusCode()).isEqualTo(201);
        return World.of(
                record.id().toString(),
                new World.Known(
                        record.versionId().toString(),
                        response.path("response"),
                        asked.path("consent"),
                        feed,
                        due.toString()));
    }
}
