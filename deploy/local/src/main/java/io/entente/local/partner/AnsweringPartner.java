package io.entente.local.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entente.local.client.Endpoints;
import io.entente.local.client.Stack;
import io.entente.local.client.Unavailable;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Behind {@code deploy/partner}: a partner agency's system that follows its feed, pulls what it is told of, verifies it,
 * accepts it, and signs for what is taken back. It keeps its copies in memory alone and writes no content anywhere. Arguments:
 * the clone, the path of endpoints.json, and who it is. It ends when the deployment does.
 */
public final class AnsweringPartner {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String POINTER = "entente-pointer+sd-jwt";

    private final Gateway gateway;
    private final Verification verification;
    private final PrintStream out;
    private final Map<String, String> copies = new HashMap<>();
    private String after = "";

    AnsweringPartner(Gateway gateway, Verification verification, PrintStream out) {
        this.gateway = gateway;
        this.verification = verification;
        this.out = out;
    }

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[1]);
        try {
            Endpoints endpoints = Endpoints.read(file);
            Endpoints.Client client = endpoints
                    .client(arguments[2])
                    .orElseThrow(() -> new Unavailable("There is no system " + arguments[2] + "."));
            new AnsweringPartner(
                            new Gateway(new Stack(endpoints), client),
                            new Verification(Path.of(arguments[0]), file.resolveSibling("register/parties.json")),
                            System.out)
                    .answer(client, file);
        } catch (Unavailable e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void answer(Endpoints.Client client, Path deployment) {
        say(client.id() + " answers for " + client.agency() + ". EXERCISE. Ctrl-C ends it.");
        while (Files.exists(deployment)) {
            try {
                round();
            } catch (Unavailable e) {
                if (Files.exists(deployment)) say("tries again: " + e.getMessage());
            }
            pause();
        }
    }

    /** To the end of the feed as it is now, and everything owed. */
    void round() {
        JsonNode page;
        do {
            page = gateway.feed(after);
            page.path("entries").forEach(this::follow);
            after = page.path("next").asText(after);
        } while (!page.path("entries").isEmpty());
        gateway.owed().forEach(this::account);
    }

    private void follow(JsonNode entry) {
        String record = entry.path("record").asText();
        switch (entry.path("change").asText()) {
            case "visible", "changed" -> gateway.proof(record).ifPresent(proof -> take(record, proof));
            case "withdrawn" -> say(record + " is withdrawn");
            default -> say(record + ": an answer is due soon");
        }
    }

    private void take(String record, String proof) {
        if (isPointer(proof)) {
            say(record + " is a pointer: somebody would ask its contact");
            return;
        }
        Optional<String> verified = verification.of(proof);
        if (verified.isEmpty()) {
            say(record + " does not verify, and is not kept");
            return;
        }
        copies.put(record, proof);
        boolean asks = json(verified.get()).path("type").asText().equals("assistance-request");
        say(record + " is what its owner signed, and kept");
        if (gateway.accepts(record)) say(record + (asks ? ", a request, is accepted" : " is accepted"));
    }

    private static boolean isPointer(String proof) {
        byte[] header = Base64.getUrlDecoder().decode(proof.substring(0, proof.indexOf('.')));
        return json(new String(header, StandardCharsets.UTF_8))
                .path("typ")
                .asText()
                .equals(POINTER);
    }

    private void account(JsonNode owed) {
        String record = owed.path("record").asText();
        copies.remove(record);
        gateway.purged(owed.path("recall").asText(), record);
        say(record + " was taken back: its copy is gone, and signed for");
        // Of an amendment something is left, which is another copy.
        if (owed.path("kind").asText().equals("amendment"))
            gateway.proof(record).ifPresent(proof -> take(record, proof));
    }

    private void say(String what) {
        out.println(what);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new Unavailable("What came is no JSON.", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted.", e);
        }
    }
}
