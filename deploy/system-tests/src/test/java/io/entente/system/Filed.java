package io.entente.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The story's seizure, and others that are made of it at random. EXERCISE. */
final class Filed {
    static final List<String> RECIPIENTS = List.of("us-hsi", "us-dea", "us-cbp", "eu-europol");

    private Filed() {}

    static ObjectNode seizure() {
        try (InputStream file = Filed.class.getResourceAsStream("/story/seizure.json")) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With some of its items, for some agencies in some mode each, under some markings. */
    static ObjectNode any(Random random) {
        ObjectNode content = seizure();
        content.put("type", one(random, "seizure", "early-warning"));
        ObjectNode markings = (ObjectNode) content.path("markings");
        markings.put("tlp", one(random, "clear", "green", "amber", "amber+strict"));
        some(random, markings.putArray("handling"), List.of("H1", "H2"));
        some(random, content.putArray("useRestrictions"), List.of("no-capital-proceedings"));
        recipients(random, content.putArray("recipients"));
        items(random, content);
        return content;
    }

    private static void recipients(Random random, ArrayNode recipients) {
        int surely = random.nextInt(RECIPIENTS.size());
        for (String agency : RECIPIENTS)
            if (random.nextBoolean() || agency.equals(RECIPIENTS.get(surely)))
                recipients
                        .addObject()
                        .put("agency", agency)
                        .put("mode", one(random, "full", "full", "pointer", "silent"));
    }

    private static void items(Random random, ObjectNode content) {
        Set<String> left = new HashSet<>();
        ArrayNode items = (ArrayNode) content.path("items");
        // The first stays: a referral is about something.
        for (int n = items.size() - 1; n >= 0; n--) {
            if (n > 0 && random.nextInt(4) == 0) items.remove(n);
            else left.add(items.get(n).path("id").asText());
        }
        ArrayNode relations = (ArrayNode) content.path("relations");
        for (int n = relations.size() - 1; n >= 0; n--)
            if (!left.contains(relations.get(n).path("from").asText())
                    || !left.contains(relations.get(n).path("to").asText())) relations.remove(n);
    }

    private static void some(Random random, ArrayNode into, List<String> of) {
        of.stream().filter(any -> random.nextBoolean()).forEach(into::add);
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
