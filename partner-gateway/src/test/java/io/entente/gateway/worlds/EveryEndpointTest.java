package io.entente.gateway.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.agreement.AgreementTestData;
import io.entente.gateway.worlds.Questions.Question;
import io.entente.kernel.event.Address;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.testing.ApiDocument;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.SeenEvents;
import io.entente.kernel.testing.SeenEvents.Seen;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two worlds that differ only in what a caller may not know, by every means of hiding it, at every endpoint that could
 * tell of it: the caller,
 * its own auditor and whoever counts and measures events learn the same. A new endpoint fails this test until somebody
 * has said in {@link Questions} what is asked there.
 */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P7")
class EveryEndpointTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern MADE_UP = Pattern.compile("\"(response|consent|clock)\":\"([0-9a-f-]{36})\"");

    private static @Nullable Background background;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    Clock clock;

    TestStack stack;
    private Partners partners;
    private Questions questions;
    private Asker caller;
    private Shared shared;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
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
        Map<String, Told> without = look(hiding, World.without(hiding), "");

        Map<String, Told> with = look(hiding, new Hidden(stack).by(hiding), hiding.reason);

        assertAlike(with, without, hiding.toString());
    }

    @Test
    void what_is_not_hidden_is_told_and_so_is_everything_that_follows_from_it() {
        Map<String, Told> without = look(Hiding.NONE, World.without(Hiding.NONE), "");

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
        return look(caller, questions.everywhere(), world, "");
    }

    private Map<String, Told> look(Hiding hiding, World world, String reason) {
        var asker = new Asker(stack, hiding.agency, hiding.purpose);
        return look(asker, questions.where(hiding), world, reason);
    }

    /** @param reason why the record is withheld, so that it is known to be hidden by what hides it */
    private Map<String, Told> look(Asker asker, Map<String, Question> asked, World world, String reason) {
        partners.feedIsQuiet(asker.agency());
        Map<String, String> names = new HashMap<>();
        Map<String, Response> answers = new LinkedHashMap<>();
        List<Long> ends = new ArrayList<>();
        Map<UUID, Place> places = new HashMap<>();
        List<Sent> all = Sent.during(stack, () -> {
            names.put(disclosure(asker.pull(Objects.requireNonNull(background).record())), "known");
            ends.add(last());
            asked.forEach((endpoint, question) -> {
                World seen = world.disclosure().isPresent() || answers.isEmpty()
                        ? world
                        : world.of(disclosure(answers.get("getRecordsById")));
                Response answer = question.of(asker, seen);
                answers.put(endpoint, answer);
                if (answer.header("Entente-Disclosure") != null) names.put(disclosure(answer), "of " + endpoint);
                ends.add(last());
            });
            places.putAll(places());
        });
        name(world, names);
        answers.forEach((endpoint, answer) -> nameMadeUp(endpoint, answer, names));
        List<Sent> sent = ofRequests(all, asker);
        Map<String, Told> told = new LinkedHashMap<>();
        answers.forEach((endpoint, answer) -> {
            List<Sent> left = sent.stream()
                    .filter(message -> places.get(message.event().id())
                            .isBetween(ends.get(told.size()), ends.get(told.size() + 1)))
                    .toList();
            if (told.isEmpty()) assertThat(refusal(left.get(0))).isEqualTo(reason);
            List<String> measured = left.stream()
                    .map(message ->
                            Told.of(message, places.get(message.event().id()).size()))
                    .toList();
            told.put(endpoint, Told.of(answer, measured, names));
        });
        return told;
    }

    /** @param size of its body, in bytes */
    private record Place(long position, String size) {
        boolean isBetween(long after, long upTo) {
            return after < position && position <= upTo;
        }
    }

    /** What came of each request is in one trace with its event; what the service does by itself is in others. */
    private static List<Sent> ofRequests(List<Sent> all, Asker asker) {
        Set<String> traces = all.stream()
                .filter(message -> message.address() == Address.AUDIT_GATEWAY)
                .filter(message -> isBy(asker, SeenEvents.opened(message.event())))
                .map(Sent::trace)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(message -> traces.contains(Sent.trace(message)))
                .toList();
    }

    /** A count of refused calls is an event too, and nobody stands in it. */
    private static boolean isBy(Asker asker, Seen event) {
        return asker.agency().equals(event.text("agency"))
                && !event.said("officer").isNull();
    }

    private long last() {
        return Long.parseLong(
                partners.texts("select coalesce(max(position), 0) from outbox").get(0));
    }

    private Map<UUID, Place> places() {
        Map<UUID, Place> places = new HashMap<>();
        for (String row : partners.texts("select id || ' ' || position || ' ' || octet_length(body) from outbox")) {
            String[] words = row.split(" ");
            places.put(UUID.fromString(words[0]), new Place(Long.parseLong(words[1]), words[2]));
        }
        return places;
    }

    private static void name(World world, Map<String, String> names) {
        for (int at = 0; at < world.names().size(); at++)
            names.putIfAbsent(world.names().get(at), "name " + at);
    }

    /** What else an answer names, if no other did before. */
    private static void nameMadeUp(String endpoint, Response answer, Map<String, String> names) {
        Matcher made = MADE_UP.matcher(answer.asString());
        for (int at = 0; made.find(); at++)
            names.putIfAbsent(made.group(2), made.group(1) + " " + at + " of " + endpoint);
    }

    private static String disclosure(Response answer) {
        return answer.header("Entente-Disclosure");
    }

    /** @return what the owner is told of why not; empty where it is told nothing */
    private static String refusal(Sent pull) {
        for (JsonNode set : pull.event().data().path("sets"))
            for (JsonNode encoded : set) {
                Disclosed said = Disclosed.parse(encoded.textValue());
                if (said.name().equals("refusal"))
                    return said.value().path("reason").asText();
            }
        return "";
    }
}
