package io.entente.gateway.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.kernel.event.Address;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.testing.ApiDocument;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    /** A worker tells owners of queries, later and whenever it comes to it; what it tells is theirs alone. */
    private static final String SENT = "outbox where address <> 'query.matched'";

    private static @Nullable Background background;

    TestStack stack;
    private Partners partners;
    private Questions questions;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
        if (background == null) background = new Background(stack);
        questions = new Questions(background);
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

        SoftAssertions.assertSoftly(all -> with.forEach((endpoint, told) ->
                all.assertThat(told).as("%s, %s", endpoint, hiding).isEqualTo(without.get(endpoint))));
    }

    @Test
    void what_is_not_hidden_is_told_and_so_is_everything_that_follows_from_it() {
        Map<String, Told> without = look(Hiding.NONE, World.without(Hiding.NONE), "");

        Map<String, Told> with = look(Hiding.NONE, new Hidden(stack).by(Hiding.NONE), "");

        with.entrySet().removeIf(told -> told.getValue().equals(without.get(told.getKey())));
        assertThat(with)
                .containsOnlyKeys(
                        "getRecordsById",
                        "postRecordsByIdResponses",
                        "postRecordsByIdConsents",
                        "postReplays",
                        "getDisclosuresByIdReplay",
                        "getFeed",
                        "getConsents");
    }

    /** @param reason why the record is withheld, so that it is known to be hidden by what hides it */
    private Map<String, Told> look(Hiding hiding, World world, String reason) {
        var asker = new Asker(stack, hiding.agency, hiding.purpose);
        Map<String, String> names = new HashMap<>();
        Map<String, Response> answers = new LinkedHashMap<>();
        List<Integer> ends = new ArrayList<>();
        List<String> sizes = new ArrayList<>();
        List<Sent> all = Sent.during(stack, () -> {
            names.put(disclosure(asker.pull(Objects.requireNonNull(background).record())), "known");
            ends.add((int) partners.count(SENT));
            questions.where(hiding).forEach((endpoint, question) -> {
                World seen = world.disclosure().isPresent() || answers.isEmpty()
                        ? world
                        : world.of(disclosure(answers.get("getRecordsById")));
                Response answer = question.of(asker, seen);
                answers.put(endpoint, answer);
                if (answer.header("Entente-Disclosure") != null) names.put(disclosure(answer), "of " + endpoint);
                ends.add((int) partners.count(SENT));
            });
            sizes.addAll(partners.texts("select octet_length(body) from " + SENT + " order by position"));
        });
        name(world, names);
        List<Sent> sent = all.stream()
                .filter(message -> message.address() != Address.QUERY_MATCHED)
                .toList();
        assertThat(refusal(sent.get(ends.get(0)))).isEqualTo(reason);
        Map<String, Told> told = new LinkedHashMap<>();
        answers.forEach((endpoint, answer) -> {
            List<String> left = new ArrayList<>();
            for (int at = ends.get(told.size()); at < ends.get(told.size() + 1); at++)
                left.add(Told.of(sent.get(at), sizes.get(at)));
            told.put(endpoint, Told.of(answer, left, names));
        });
        return told;
    }

    private static void name(World world, Map<String, String> names) {
        for (int at = 0; at < world.names().size(); at++)
            names.putIfAbsent(world.names().get(at), "name " + at);
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
