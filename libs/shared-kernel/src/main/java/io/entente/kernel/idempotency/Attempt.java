package io.entente.kernel.idempotency;

import io.entente.kernel.caller.Caller;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.MalformedJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.AgencyId;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The request as one attempt at a write: whose it is, under which key, and what exactly it asks for. */
@RequestScoped
class Attempt {
    static final String HEADER = "Idempotency-Key";

    /** How the headers begin by which a caller says for what and for whom it asks. */
    private static final String DECLARED = "entente-";

    private static final Pattern KEY = Pattern.compile("[ -~]{1,64}");

    private final RoutingContext request;
    private final Caller caller;
    private String body = CanonicalJson.sha256(new byte[0]);

    Attempt(RoutingContext request, Caller caller) {
        this.request = request;
        this.caller = caller;
    }

    boolean isKeyed() {
        return !keys().isEmpty();
    }

    /** @throws io.entente.kernel.problem.ProblemException 400 {@code malformed} */
    String key() {
        List<String> keys = keys();
        if (keys.size() != 1 || !KEY.matcher(keys.get(0)).matches())
            throw Problems.malformed(List.of(new Fault(HEADER, "expected once, 1 to 64 printable ASCII characters")))
                    .asException();
        return keys.get(0);
    }

    AgencyId agency() {
        return caller.agency();
    }

    String officer() {
        return caller.pseudonym();
    }

    /**
     * Method, path with query, what the caller declares, and body: two texts of the same JSON value are the same request.
     */
    String fingerprint() {
        return fingerprint(declared());
    }

    /** The same without what the caller declares. */
    String undeclared() {
        return fingerprint("");
    }

    private String fingerprint(String declared) {
        String all =
                request.request().method().name() + "\n" + request.request().uri() + "\n" + declared + body;
        return CanonicalJson.sha256(all.getBytes(StandardCharsets.UTF_8));
    }

    /** What is asked for another purpose, or on another's behalf, is another request. */
    private String declared() {
        return request.request().headers().entries().stream()
                .map(header -> header.getKey().toLowerCase(Locale.ROOT) + ": " + header.getValue() + "\n")
                .filter(line -> line.startsWith(DECLARED))
                .sorted()
                .collect(Collectors.joining());
    }

    void carries(byte[] bytes) {
        body = hash(bytes);
    }

    private static String hash(byte[] bytes) {
        try {
            return CanonicalJson.hash(StrictJson.read(bytes));
        } catch (MalformedJson e) {
            // Will be refused by whoever reads it, and never takes effect.
            return CanonicalJson.sha256(bytes);
        }
    }

    private List<String> keys() {
        return request.request().headers().getAll(HEADER);
    }
}
