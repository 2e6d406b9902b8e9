package io.entente.gateway.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.Partners;
import io.entente.gateway.worlds.Questions.Question;
import io.entente.kernel.event.Address;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.testing.SeenEvents;
import io.entente.kernel.testing.SeenEvents.Seen;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.restassured.response.Response;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** One look at a world: a caller asks at every endpoint, and what it, its auditor and the owner's queue get is noted. */
final class Look {
    private static final Pattern MADE_UP = Pattern.compile("\"(response|consent|clock)\":\"([0-9a-f-]{36})\"");

    private final TestStack stack;
    private final Partners partners;
    private final Asker asker;
    private final Background background;

    Look(TestStack stack, Asker asker, Background background) {
        this.stack = stack;
        this.partners = new Partners(stack);
        this.asker = asker;
        this.background = background;
    }

    /**
     * Asks everything, in order.
     *
     * @param reason why the record is withheld, so that it is known to be hidden by what hides it; empty where nothing is
     *     decided on, or something disclosed
     * @return by what is asked
     */
    Map<String, Told> at(World world, Map<String, Question> asked, String reason) {
        partners.feedIsQuiet(asker.agency());
        Map<String, String> names = new HashMap<>();
        Map<String, Response> answers = new LinkedHashMap<>();
        List<Long> ends = new ArrayList<>();
        Map<UUID, Place> places = new HashMap<>();
        List<Sent> all = Sent.during(stack, () -> {
            names.put(disclosure(asker.pull(background.record())), "known");
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
        List<Sent> sent = ofRequests(all);
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
    private List<Sent> ofRequests(List<Sent> all) {
        Set<String> traces = all.stream()
                .filter(message -> message.address() == Address.AUDIT_GATEWAY)
                .filter(message -> isBy(SeenEvents.opened(message.event())))
                .map(Sent::trace)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(message -> traces.contains(Sent.trace(message)))
                .toList();
    }

    /** A count of refused calls is an event too, and nobody stands in it. */
    private boolean isBy(Seen event) {
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
