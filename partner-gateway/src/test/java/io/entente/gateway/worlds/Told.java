package io.entente.gateway.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.Partners;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.Sent;
import io.restassured.http.Header;
import io.restassured.response.Response;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a caller, its own auditor and whoever counts and measures messages learn from one request, but for clock and
 * made-up ids.
 *
 * @param sent address, size and, of an event, the length of what is public of it and all that the caller's side may open
 */
record Told(String status, List<String> headers, String body, List<String> sent) {
    private static final Set<String> OF_THIS_ANSWER = Set.of("date", "ratelimit");
    private static final Set<String> OF_THIS_EVENT = Set.of("at", "trace");

    /** @param names made up for one of the worlds, each by what it is */
    static Told of(Response answer, List<String> sent, Map<String, String> names) {
        List<String> headers = answer.headers().asList().stream()
                .filter(header -> !OF_THIS_ANSWER.contains(header.getName().toLowerCase(Locale.ROOT)))
                .map(header -> plain(header(header, answer), names))
                .toList();
        return new Told(
                answer.statusLine(),
                headers,
                plain(body(answer), names),
                sent.stream().map(text -> plain(text, names)).toList());
    }

    /** How long the body is it says itself, and how long it would be without clock and made-up ids. */
    private static String header(Header header, Response answer) {
        boolean length = header.hasSameNameAs(new Header("Content-Length", ""))
                && header.getValue().equals(String.valueOf(answer.asByteArray().length));
        return length ? header.getName() + "=that of the body" : header.toString();
    }

    private static String body(Response answer) {
        return answer.contentType().startsWith(Asker.PROOF) ? Proof.shape(answer.asString()) : answer.asString();
    }

    static String of(Sent sent, String size) {
        String message = sent.address() + " of " + size;
        if (sent.address() != Address.AUDIT_GATEWAY) return message;
        JsonNode data = sent.event().data();
        Map<String, JsonNode> asker = new TreeMap<>(Partners.asker(sent.event()));
        asker.keySet().removeAll(OF_THIS_EVENT);
        return message + ", " + data.path("statement").asText().length() + " public, "
                + data.path("sets").path("asker").size() + " to open: " + asker;
    }

    private static String plain(String text, Map<String, String> names) {
        String plain = text;
        for (Map.Entry<String, String> name : names.entrySet()) plain = plain.replace(name.getKey(), name.getValue());
        // A cursor's length is all there is to see of it.
        return plain.replaceAll("\"next\":\"[A-Za-z0-9_-]{59}\"", "\"next\":\"a cursor\"")
                // Where a list goes on: when the last of the page was asked for or is due, and its id.
                .replaceAll("\"next\":\"[0-9][^\"/]*Z/", "\"next\":\"then/")
                .replaceAll("\"(at|[a-z]+At)\":\"[^\"]*\"", "\"$1\":\"then\"");
    }
}
