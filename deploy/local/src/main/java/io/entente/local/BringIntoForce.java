package io.entente.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entente.local.client.Answer;
import io.entente.local.client.Endpoints;
import io.entente.local.client.Stack;
import io.entente.local.client.Unavailable;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries an agreement through its life at the gateway's API, as the people of its parties would: somebody uploads it, two
 * signatories of each party approve it, each party signs it with its own key. What was done before is not done again.
 */
final class BringIntoForce {
    private static final String SIGNATORY = "agreement-signatory";

    private final Stack stack;
    private final PartyKeys keys;
    private final JsonNode agreement;
    private final String document;

    /** @param file the agreement, with its pins */
    BringIntoForce(Stack stack, PartyKeys keys, Path file) {
        this.stack = stack;
        this.keys = keys;
        this.document = Owned.read(file);
        try {
            this.agreement = new ObjectMapper().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as {@code us-be}. */
    String id() {
        return agreement.path("id").asText();
    }

    /**
     * Has every party sign that has not; but not around a suspension, which is lifted by the party that it is of.
     *
     * @return what there is to tell; empty if there was nothing left to do
     * @throws Trouble if the gateway refuses a step, or the version stands with other content
     */
    Optional<String> now() {
        try {
            JsonNode standing = standing();
            List<String> missing =
                    parties().stream().filter(party -> !signed(standing, party)).toList();
            if (missing.isEmpty()) return Optional.empty();
            List<String> against = suspendedBefore();
            if (!against.isEmpty())
                return Optional.of("The agreement " + id() + " is suspended by " + String.join(" and ", against)
                        + ", so nobody signs its version " + version() + ". Once that is lifted, start again.");
            missing.forEach(this::bring);
            return Optional.of("The agreement " + id() + " is approved and signed by " + String.join(" and ", parties())
                    + ", each with its own key.");
        } catch (Unavailable e) {
            throw new Trouble(
                    e.getMessage() + " If the data was made before there were signatories, start over with --fresh.",
                    e);
        }
    }

    /** Who has suspended the newest version that all had signed before this one, or a draft since. */
    private List<String> suspendedBefore() {
        String signatory = signatories(parties().get(0)).get(0);
        for (int before = version() - 1; before > 0; before--) {
            Answer answer = stack.callAs(signatory, "GET", url(before), Map.of(), null);
            if (answer.status() == 404) continue;
            List<String> against = new ArrayList<>();
            boolean signedByAll = true;
            for (JsonNode party : expected(200, answer).path("parties")) {
                signedByAll &= party.hasNonNull("signedAt");
                if (party.path("suspended").asBoolean())
                    against.add(party.path("party").asText());
            }
            if (signedByAll || !against.isEmpty()) return against;
        }
        return List.of();
    }

    private void bring(String party) {
        List<String> signatories = signatories(party);
        for (String signatory : signatories)
            if (!read(signatory).path("approvedByYou").asBoolean()) post(signatory, "/approvals", null);
        String signature = keys.of(party).sign(document.getBytes(StandardCharsets.UTF_8));
        post(signatories.get(0), "/signatures", "{\"signature\":\"" + signature + "\"}");
    }

    /** The version as the first party sees it, uploaded if it was not there. */
    private JsonNode standing() {
        String signatory = signatories(parties().get(0)).get(0);
        Answer answer = stack.callAs(signatory, "GET", url(), Map.of(), null);
        if (answer.status() == 404)
            return expected(201, stack.callAs(signatory, "POST", agreements(), Map.of(), document));
        JsonNode view = expected(200, answer);
        if (!view.path("hash").asText().equals(hash()))
            throw new Trouble("The agreement " + id() + " stands in version " + agreement.path("version")
                    + " with other content (its file, a key or a port is another): raise its version, or start over with"
                    + " --fresh.");
        return view;
    }

    private static boolean signed(JsonNode view, String party) {
        for (JsonNode standing : view.path("parties"))
            if (standing.path("party").asText().equals(party)) return standing.hasNonNull("signedAt");
        return false;
    }

    private JsonNode read(String signatory) {
        return expected(200, stack.callAs(signatory, "GET", url(), Map.of(), null));
    }

    private void post(String signatory, String step, @Nullable String body) {
        expected(200, stack.callAs(signatory, "POST", url() + step, Map.of(), body));
    }

    private JsonNode expected(int status, Answer answer) {
        if (answer.status() == status) return answer.json();
        throw new Trouble("The agreement " + id() + " cannot be brought into force: the gateway answered "
                + answer.status() + " " + answer.text());
    }

    private List<String> parties() {
        List<String> parties = new ArrayList<>();
        agreement
                .path("parties")
                .forEach(party -> parties.add(party.path("party").asText()));
        return parties;
    }

    /** Two people who may approve and sign for the party. */
    private List<String> signatories(String party) {
        List<String> names = stack.endpoints().users().stream()
                .filter(user -> user.roles().contains(SIGNATORY))
                .filter(user ->
                        user.jurisdiction().equals(party) || user.agency().equals(party))
                .map(Endpoints.User::username)
                .limit(2)
                .toList();
        if (names.size() < 2)
            throw new Trouble("The agreement " + id() + " needs two signatories of " + party + ", people with the role "
                    + SIGNATORY + ", and the demo has " + names.size() + ".");
        return names;
    }

    private String agreements() {
        return stack.endpoints().service(ServiceName.GATEWAY.code()) + "/v1/agreements";
    }

    private int version() {
        return agreement.path("version").asInt();
    }

    private String url() {
        return url(version());
    }

    private String url(int version) {
        return agreements() + "/" + id() + "/versions/" + version;
    }

    private String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
