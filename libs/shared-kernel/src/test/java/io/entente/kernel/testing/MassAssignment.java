package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.DescribedObjects.Described;
import io.restassured.RestAssured;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Members that a caller has no say in, added to every example of every body that the service describes: to the body itself
 * and to each object within it, at every depth. Where a kind of object is met first, these are whatever the service's tables
 * and, at the top, its answers have a name for; wherever else it stands, those by which most would be gained. Each is refused
 * with its place, and nothing is kept of it. A kind of object that a schema describes and no example has is missed.
 */
@Tag("P3")
@Tag("P4")
public abstract class MassAssignment {
    /** What would make the sender owner, officer or releaser, or skip a step; and what means nothing to anybody. */
    private static final List<String> WORST = List.of(
            "id",
            "owner",
            "agency",
            "state",
            "version",
            "revision",
            "releasedAt",
            "confirmed",
            "authors",
            "__proto__",
            "nothingKnown");

    private static final JsonNode ANYTHING = TextNode.valueOf("x");
    private static final String PROBLEM = "https://entente.example/problems/";

    private static final int AT_ONCE = 4;
    private static final List<String> NOT_GOOD =
            List.of("malformed", "invalid", "not-found", "forbidden", "unauthenticated", "internal", "unavailable");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Each name with a value that it has where it is at home. */
    private final Map<String, JsonNode> names = new TreeMap<>();

    /** Those of them that a table has a column for. */
    private final Set<String> kept = new TreeSet<>();

    /** Kinds of objects, and the endpoints at whose top they stood, that more than the worst names were added to. */
    private final Set<String> walked = new HashSet<>();

    private final DescribedAnswers described = DescribedAnswers.of(
                    ConfigProvider.getConfig().getValue("entente.service", String.class))
            .orElseThrow();

    TestStack stack;

    /**
     * Where a good body may be sent, and what would show that something became of it.
     *
     * @param headers with the caller's token
     * @param look what to read before and after, under the same headers
     */
    public record Target(Map<String, String> headers, String path, String look) {}

    /** Makes what the endpoint works on, so that its example is accepted there. */
    protected abstract Target target(Endpoint endpoint, TestStack with);

    /** Tables that fill by themselves, whoever asks for what. */
    protected abstract List<String> movingTables();

    @Test
    void what_a_caller_has_no_say_in_is_refused_wherever_it_stands() throws SQLException {
        ApiDocument document = ApiDocument.served();
        DescribedObjects objects = new DescribedObjects(document);
        List<Endpoint> endpoints =
                document.endpoints().stream().filter(Endpoint::hasBody).toList();
        assertThat(endpoints).isNotEmpty();
        name(document.root().path("components"));
        columns();
        int refused = 0;
        for (Endpoint endpoint : endpoints) {
            List<JsonNode> examples = examples(document, endpoint);
            JsonNode schema = media(document, endpoint).path("schema");
            SortedSet<String> missed = objects.kinds(schema);
            for (JsonNode good : examples) {
                List<Described> within = objects.in(good, schema);
                assertThat(within)
                        .as("%s: every object of %s is described", endpoint, good)
                        .hasSize(count(good));
                within.forEach(one -> missed.remove(one.kind()));
                refused += refusedAt(endpoint, good, within);
            }
            assertThat(missed)
                    .as("%s: kinds of objects that no example has; META-INF/openapi.yaml gives examples", endpoint)
                    .isEmpty();
        }
        assertThat(refused).isGreaterThan(endpoints.size() * kept.size() / 2);
    }

    private static JsonNode media(ApiDocument document, Endpoint endpoint) {
        return document.resolved(endpoint.operation().path("requestBody"))
                .path("content")
                .path("application/json");
    }

    private static List<JsonNode> examples(ApiDocument document, Endpoint endpoint) {
        List<JsonNode> examples = ApiDescription.examples(document, media(document, endpoint));
        assertThat(examples).as("%s: example", endpoint).isNotEmpty();
        return examples;
    }

    /** @return how many objects the value is or has */
    private static int count(JsonNode value) {
        int count = value.isObject() ? 1 : 0;
        for (JsonNode within : value) count += count(within);
        return count;
    }

    private int refusedAt(Endpoint endpoint, JsonNode good, List<Described> within) throws SQLException {
        Target target = target(endpoint, stack);
        String before = looked(target);
        Map<String, String> stood = rows();
        List<Runnable> calls = new ArrayList<>();
        for (Described object : within)
            for (String name : namesFor(endpoint, object))
                if (!object.members().contains(name))
                    calls.add(() -> refused(endpoint, target, with(good, object.place(), name), object.place(), name));
        ambiguous(good).forEach((body, fault) -> calls.add(() -> unread(endpoint, target, body, fault)));
        atOnce(calls);
        assertThat(looked(target)).as("%s: nothing was taken", endpoint).isEqualTo(before);
        assertThat(rows()).as("%s: nothing was kept", endpoint).isEqualTo(stood);
        HttpResponse<byte[]> taken = send(endpoint, target, good);
        assertThat(NOT_GOOD)
                .as("%s: the body itself is good, %s: %s", endpoint, taken.statusCode(), good)
                .noneMatch(slug -> text(taken).contains("\"" + PROBLEM + slug + "\""));
        return calls.size();
    }

    private Set<String> namesFor(Endpoint endpoint, Described object) {
        Set<String> chosen = new TreeSet<>(WORST);
        boolean top = object.place().isEmpty();
        // What has no name in the description is the endpoint's own.
        boolean named = object.kind().matches("\\w.*");
        if (walked.add(named ? object.kind() : endpoint + object.kind())) chosen.addAll(top ? names.keySet() : kept);
        else if (top && walked.add(endpoint.toString())) chosen.addAll(kept);
        return chosen;
    }

    /** @return of each table that keeps what callers send, what stands in it, as one hash */
    private Map<String, String> rows() throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection admin = stack.postgres().asAdmin(stack.database());
                Statement statement = admin.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found =
                    statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
                while (found.next()) tables.add(found.getString(1));
            }
            tables.removeAll(movingTables());
            for (String table : tables)
                try (ResultSet hash = statement.executeQuery(
                        "select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')"
                                + " from \"" + table + "\" t")) {
                    hash.next();
                    rows.put(table, hash.getString(1));
                }
        }
        return rows;
    }

    private static void atOnce(List<Runnable> calls) {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CompletableFuture.allOf(calls.stream()
                            .map(call -> CompletableFuture.runAsync(call, callers))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            callers.shutdownNow();
        }
    }

    /** Texts that two readers would read differently (RFC 7493), with what is said of each. */
    private static Map<String, String> ambiguous(JsonNode good) {
        Map.Entry<String, JsonNode> first = good.properties().iterator().next();
        ObjectNode rest = good.deepCopy();
        rest.remove(first.getKey());
        String others = rest.isEmpty() ? "}" : "," + rest.toString().substring(1);
        String name = "{\"" + first.getKey() + "\":";
        return Map.of(
                name + first.getValue() + "," + good.toString().substring(1), "a key stands twice",
                name + "\"\\ud800\"" + others, "half a character",
                name + "9007199254740993" + others, "beyond 2^53",
                name + "[".repeat(40) + "]".repeat(40) + others, "too deep",
                good + " {}", "not well-formed");
    }

    private void unread(Endpoint endpoint, Target target, String body, String fault) {
        HttpResponse<byte[]> answer = send(
                endpoint.method().toUpperCase(Locale.ROOT),
                target.headers(),
                target.path(),
                BodyPublishers.ofString(body));
        String where = endpoint + " with " + body;
        JsonNode problem = ApiDocument.read(text(answer));
        // A document that parties sign is said to be none, and not why: its reader's words could repeat what was sent.
        boolean none = problem.path("type").asText().equals(PROBLEM + "invalid");
        assertThat(answer.statusCode()).as(where).isEqualTo(none ? 422 : 400);
        JsonNode said = problem.path("faults").path(0);
        assertThat(said.path("path").asText()).as(where).isEqualTo("$");
        assertThat(said.path("problem").asText())
                .as(where)
                .containsAnyOf(none ? new String[] {"strict JSON", "agreement-1.json"} : new String[] {fault});
    }

    private void refused(Endpoint endpoint, Target target, JsonNode body, String place, String name) {
        HttpResponse<byte[]> answer = send(endpoint, target, body);
        String where = endpoint + " with " + place + "/" + name;
        assertThat(answer.statusCode()).as(where).isIn(400, 422);
        JsonNode problem = ApiDocument.read(text(answer));
        assertThat(problem.path("type").asText()).as(where).isIn(PROBLEM + "malformed", PROBLEM + "invalid");
        String object = "$" + place.replaceAll("/(\\d+)", "[$1]").replace('/', '.');
        assertThat(problem.path("faults").findValuesAsText("path"))
                .as("%s: its place", where)
                .anyMatch(path -> path.equals(object) || path.equals(object + "." + name));
    }

    private JsonNode with(JsonNode good, String place, String name) {
        JsonNode body = good.deepCopy();
        ((ObjectNode) body.at(place)).set(name, names.getOrDefault(name, ANYTHING));
        return body;
    }

    private void name(JsonNode described) {
        described.path("properties").fieldNames().forEachRemaining(name -> names.putIfAbsent(name, ANYTHING));
        for (String members : List.of("examples", "example", "value"))
            described.path(members).forEach(this::member);
        described.forEach(this::name);
    }

    private void member(JsonNode example) {
        example.properties().forEach(member -> names.put(member.getKey(), member.getValue()));
        example.forEach(this::member);
    }

    /** What the tables call it, as a member would be called. */
    private void columns() throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select distinct column_name from information_schema.columns where table_schema = 'public'")) {
            while (rows.next()) {
                String[] words = rows.getString(1).split("_");
                StringBuilder name = new StringBuilder(words[0]);
                for (int n = 1; n < words.length; n++)
                    name.append(words[n].substring(0, 1).toUpperCase(Locale.ROOT))
                            .append(words[n].substring(1));
                kept.add(name.toString());
                names.putIfAbsent(name.toString(), ANYTHING);
            }
        }
    }

    private String looked(Target target) {
        HttpResponse<byte[]> seen = send("GET", target.headers(), target.look(), BodyPublishers.noBody());
        assertThat(seen.statusCode()).as(target.look()).isEqualTo(200);
        return text(seen);
    }

    private HttpResponse<byte[]> send(Endpoint endpoint, Target target, JsonNode body) {
        return send(
                endpoint.method().toUpperCase(Locale.ROOT),
                target.headers(),
                target.path(),
                BodyPublishers.ofString(body.toString()));
    }

    private HttpResponse<byte[]> send(
            String method, Map<String, String> headers, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Content-Type", "application/json")
                .method(method, body);
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            described.check(
                    method,
                    request.build().uri().getRawPath(),
                    answer.statusCode(),
                    name -> answer.headers().firstValue(name).orElse(null),
                    answer.body());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
