package io.entente.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A referral in which each thing that might be read somewhere is a word that stands nowhere else. EXERCISE. */
record Canary(
        String narrative,
        String name,
        String container,
        String phone,
        String caseNumber,
        String recall,
        String asked,
        String condition,
        String handling,
        String review,
        String why) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Canary fresh() {
        return new Canary(
                word("narrative"),
                word("name"),
                // The check digit may be wrong: what is painted on a container is evidence.
                "QXZU" + digits(7),
                "+3255" + digits(9),
                word("case"),
                word("recall"),
                word("asked"),
                word("condition"),
                word("handling"),
                word("review"),
                word("why"));
    }

    /** What nobody may find anywhere; the justification of a pull is left out: auditors' events hold it in clear still. */
    List<String> secrets() {
        return List.of(
                narrative, name, container, phone.substring(1), caseNumber, recall, asked, condition, handling, review);
    }

    String content() {
        ObjectNode content = new ObjectMapper().createObjectNode().put("type", "seizure");
        content.putArray("purposes").add("drug-trafficking");
        ObjectNode markings = content.putObject("markings").put("tlp", "amber").put("classification", "unclassified");
        markings.putArray("handling").add("H1").add("H3");
        markings.put("handlingText", "EXERCISE " + handling);
        content.putArray("externalReferences")
                .addObject()
                .put("scheme", "us-case")
                .put("value", caseNumber);
        content.putArray("recipients").addObject().put("agency", "us-hsi").put("mode", "full");
        ArrayNode items = content.putArray("items");
        items.addObject().put("kind", "container").put("number", container);
        items.addObject()
                .put("kind", "person")
                .put("name", "EXERCISE " + name)
                .put("category", "suspect")
                .put("phone", phone);
        items.addObject().put("kind", "narrative").put("text", "EXERCISE: " + narrative);
        return content.toString();
    }

    /** A partner's request for a consent to use it in court. */
    String wish() {
        ObjectNode wish = new ObjectMapper()
                .createObjectNode()
                .put("kind", "judicial-use")
                .put("until", "2039-11-22T00:00:00Z")
                .put("reason", "EXERCISE " + asked);
        wish.putArray("purposes").add("drug-trafficking");
        wish.putArray("conditions");
        return wish.toString();
    }

    String grant() {
        ObjectNode grant = new ObjectMapper().createObjectNode().put("answer", "grant");
        grant.putArray("conditions").add("EXERCISE " + condition);
        return grant.toString();
    }

    /** An officer finds that it may be kept. */
    String reviewed() {
        return new ObjectMapper()
                .createObjectNode()
                .put("outcome", "kept")
                .put("reviewBy", LocalDate.now(ZoneOffset.UTC).plusYears(1).toString())
                .put("reason", "EXERCISE " + review)
                .toString();
    }

    private static String word(String what) {
        return what + Long.toString(RANDOM.nextLong() >>> 1, 36);
    }

    private static String digits(int many) {
        StringBuilder digits = new StringBuilder();
        for (int n = 0; n < many; n++) digits.append(RANDOM.nextInt(10));
        return digits.toString();
    }
}
