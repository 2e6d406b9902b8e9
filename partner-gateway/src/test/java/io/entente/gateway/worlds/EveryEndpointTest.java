package io.entente.gateway.worlds;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.agreement.AgreementTestData;
import io.entente.kernel.testing.ApiDocument;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.TestStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two worlds that differ only in what a caller may not know, at every endpoint that could tell of it: something is hidden
 * from it, by every means ({@link Hiding}), or of something that it sees a part is withheld ({@link Withheld}). The caller,
 * its own auditor and whoever counts and measures events learn the same. A new endpoint fails this test until somebody has
 * said in {@link Questions} what is asked there.
 */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P7")
class EveryEndpointTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static @Nullable Background background;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    Clock clock;

    TestStack stack;
    private Questions questions;
    private Asker caller;
    private Shared shared;

    @BeforeEach
    void meet() {
        if (background == null) {
            for (String circle : Circles.documents())
                AgreementTestData.take(worker, clock, stack.keys(), circle)
                        .await()
                        .atMost(PATIENCE);
            background = new Background(stack);
        }
        questions = new Questions(background);
        caller = new Asker(stack, "us-hsi", "drug-trafficking");
        shared = new Shared(stack, caller);
    }

    @Test
    void every_endpoint_is_asked() {
        assertThat(questions.endpoints())
                .containsExactlyInAnyOrderElementsOf(ApiDocument.served().endpoints().stream()
                        .map(Endpoint::name)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void what_is_hidden_is_as_if_it_were_not_there(Hiding hiding) {
        Map<String, Told> without = readingOn(hiding);

        Map<String, Told> with = look(hiding, new Hidden(stack).by(hiding), hiding.reason);

        assertAlike(with, without, hiding.toString());
    }

    @Test
    void what_is_not_hidden_is_told_and_so_is_everything_that_follows_from_it() {
        Map<String, Told> without = readingOn(Hiding.NONE);

        Map<String, Told> with = look(Hiding.NONE, new Hidden(stack).by(Hiding.NONE), "");

        assertThat(unlike(with, without))
                .containsOnlyKeys(
                        "getRecordsById",
                        "getRecordsById, as a proof",
                        "postRecordsByIdResponses",
                        "postRecordsByIdConsents",
                        "postReplays",
                        "getDisclosuresById",
                        "getDisclosuresByIdReplay",
                        "getFeed",
                        "getConsents");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NOTHING", "A_CROWD"})
    void what_is_withheld_of_something_is_as_if_it_were_not_there(Withheld withheld) {
        Map<String, Told> without = look(shared.without(withheld));

        Map<String, Told> with = look(shared.with(withheld));
        Map<String, Told> amended = look(shared.amendedWith(withheld));

        assertAlike(with, without, withheld + " from the first");
        assertAlike(amended, without, withheld + " by an amendment");
    }

    @Test
    void what_is_not_withheld_is_told_and_so_is_that_it_came_later() {
        Map<String, Told> without = look(shared.without(Withheld.NOTHING));

        Map<String, Told> with = look(shared.with(Withheld.NOTHING));
        Map<String, Told> amended = look(shared.amendedWith(Withheld.NOTHING));

        assertThat(unlike(with, without)).containsOnlyKeys("getRecordsById", "getRecordsById, as a proof");
        assertThat(unlike(amended, without))
                .containsOnlyKeys(
                        "getRecordsById", "getRecordsById, as a proof", "postRecordsByIdResponses", "getFeed");
    }

    @Test
    void what_the_caller_owes_and_asked_for_itself_it_is_told() {
        Map<String, Told> told = look(shared.without(Withheld.MORE_OF_A_REQUEST));

        // Clocks that others left are due later.
        assertThat(told.get("getClocks").body())
                .containsOnlyOnce("\"record\":\"name 0\"")
                .contains("\"state\":\"suspended\"");
        assertThat(told.get("getConsentsById, of its own").body()).contains("\"state\":\"requested\"");
        assertThat(told.get("getFeed").body()).containsOnlyOnce("\"change\":").contains("\"change\":\"visible\"");
    }

    /** So much may be seen of it (docs/decisions/2026-11-22-sizes-tell-nothing.md), and of an amendment not even that. */
    @Test
    void more_claims_than_a_list_of_digests_holds_show_in_the_length_of_a_proof_alone() {
        Map<String, Told> without = look(shared.without(Withheld.A_CROWD));

        Map<String, Told> with = look(shared.with(Withheld.A_CROWD));
        Map<String, Told> amended = look(shared.amendedWith(Withheld.A_CROWD));

        Map<String, Told> unlike = unlike(with, without);
        assertThat(unlike).containsOnlyKeys("getRecordsById, as a proof");
        assertThat(without.get("getRecordsById, as a proof").body()).contains(" 32 digests, sorted");
        assertThat(unlike.get("getRecordsById, as a proof").body()).contains(" 128 digests, sorted");
        assertAlike(amended, without, "by an amendment");
    }

    private static void assertAlike(Map<String, Told> with, Map<String, Told> without, String difference) {
        SoftAssertions.assertSoftly(all -> with.forEach((endpoint, told) ->
                all.assertThat(told).as("%s, %s", endpoint, difference).isEqualTo(without.get(endpoint))));
    }

    private static Map<String, Told> unlike(Map<String, Told> with, Map<String, Told> without) {
        Map<String, Told> unlike = new LinkedHashMap<>(with);
        unlike.entrySet().removeIf(told -> told.getValue().equals(without.get(told.getKey())));
        return unlike;
    }

    private Map<String, Told> look(World world) {
        return new Look(stack, caller, Objects.requireNonNull(background)).at(world, questions.aboutRecords(), "");
    }

    /** A look at a world with nothing in it, by who has read its feed. */
    private Map<String, Told> readingOn(Hiding hiding) {
        Objects.requireNonNull(background).readFeed(new Asker(stack, hiding.agency, hiding.purpose));
        return look(hiding, World.without(hiding), "");
    }

    private Map<String, Told> look(Hiding hiding, World world, String reason) {
        var asker = new Asker(stack, hiding.agency, hiding.purpose);
        return new Look(stack, asker, Objects.requireNonNull(background)).at(world, questions.where(hiding), reason);
    }
}
