package io.entente.policy.agreement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.Urgency;
import io.entente.kernel.vocabulary.UseRestriction;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** An agreement as some parties might write it: every member, given or not, drawn from one seed. All of them are valid. */
final class GeneratedAgreement {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> PARTIES = List.of("US", "BE", "EU", "uk-nca", "nl-police-east", "CA");
    private static final List<String> INSTRUMENTS = List.of("treaty", "umbrella-2016", "28-cfr-23");
    private static final String WITNESS_KEY =
            "witness.example/audit+5e54c7f8+BEf5u0TmWC8m+XIneOh1Pv5yPWQ3jn+T42bqXbQii6z7";
    private static final List<String> TEXTS = List.of("EXERCISE", "Art. 5(1)(a)", "Übereinkommen", "§ 23.20", "x");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;

    GeneratedAgreement(Random random) {
        this.random = random;
    }

    ObjectNode next() {
        ObjectNode agreement = JSON.objectNode()
                .put("schema", AgreementDocument.SCHEMA)
                .put("id", one(List.of("us-be", "x", "five-parties-2", "a".repeat(64))))
                .put("version", 1 + random.nextInt(999_999_999))
                .put("title", text());
        ArrayNode parties = agreement.putArray("parties");
        for (String code : some(PARTIES, 2)) party(parties.addObject().put("party", code));
        agreement.put("hiddenMembers", random.nextBoolean());
        instrument(agreement.putArray("legalBasis"), INSTRUMENTS.get(0));
        ArrayNode safeguards = agreement.putArray("safeguards");
        for (String id : some(INSTRUMENTS.subList(1, 3), 0)) instrument(safeguards, id);
        agreement.putObject("inForce").put("from", START.toString());
        if (random.nextBoolean()) ((ObjectNode) agreement.get("inForce")).put("until", later());
        ArrayNode clauses = agreement.putArray("clauses");
        for (int n = random.nextInt(4); n > 0; n--) clause(clauses.addObject().put("id", "clause-" + n));
        return agreement;
    }

    private void party(ObjectNode party) {
        if (random.nextBoolean()) party.put("from", START.toString());
        if (random.nextBoolean()) party.put("until", later());
        if (random.nextInt(3) == 0) return;
        ObjectNode pin = party.putObject("pin").put("issuer", "https://id.example/" + random.nextInt(9));
        ArrayNode keys = pin.putArray("recordKeys");
        for (int n = random.nextInt(3); n > 0; n--) keys.add(thumbprint());
        if (random.nextBoolean()) pin.put("witnessKey", WITNESS_KEY);
        if (random.nextBoolean())
            pin.putArray("formerKeys").addObject().put("key", thumbprint()).put("until", later());
    }

    private void instrument(ArrayNode list, String id) {
        list.addObject()
                .put("id", id)
                .put("title", text())
                .put("date", one(List.of("1997", "2018-07", "2016-04-27")))
                .put("source", text());
    }

    private void clause(ObjectNode clause) {
        boolean permits = random.nextInt(3) > 0;
        clause.put("effect", permits ? "permit" : "forbid");
        whom(clause.putObject("from"));
        whom(clause.putObject("to"));
        scope(clause, "types", permits, ReferralType.values());
        scope(clause, "purposes", permits, Purpose.values());
        scope(clause, "classes", permits, FieldClass.values());
        if (permits) terms(clause);
        clause.putArray("cites")
                .addObject()
                .put("instrument", INSTRUMENTS.get(0))
                .put("article", text());
    }

    private void whom(ObjectNode whom) {
        List<String> given = some(List.of("jurisdiction", "agency", "class"), 1);
        if (given.contains("jurisdiction")) whom.put("jurisdiction", one(List.of("US", "BE")));
        if (given.contains("agency")) whom.put("agency", one(List.of("us-hsi", "nl-police-east")));
        if (given.contains("class")) whom.put("class", one(List.of("police", "port-operator")));
    }

    private <C extends Coded> void scope(ObjectNode clause, String name, boolean permits, C[] codes) {
        if (permits || random.nextBoolean()) codes(clause.putArray(name), codes, 1);
    }

    private void terms(ObjectNode clause) {
        clause.putObject("ceilings")
                .put("tlp", one(List.of(Tlp.values())).code())
                .put("classification", one(List.of(Classification.values())).code());
        codes(clause.putArray("excludes"), DataSubject.values(), 0);
        codes(clause.putArray("imposes"), UseRestriction.values(), 0);
        if (random.nextBoolean()) clause.put("retention", one(List.of("P5Y", "P18M", "P30D", "P1Y6M10D", "P9999Y")));
        if (random.nextBoolean())
            clause.put("unannounced", clause.get("classes").toString().contains("query"));
        clause.putObject("handling")
                .put("H1", one(List.of("consent", "as-agreed")))
                .put("H2", one(List.of("consent", "as-agreed")));
        if (random.nextBoolean()) return;
        ArrayNode clocks = clause.putArray("clocks");
        for (Urgency urgency : some(List.of(Urgency.values()), 0))
            clocks.addObject()
                    .put("urgency", urgency.code())
                    .put("within", one(List.of("PT8H", "PT168H", "P3D")))
                    .put("source", text());
    }

    private <C extends Coded> void codes(ArrayNode list, C[] all, int atLeast) {
        for (C code : some(List.of(all), atLeast)) list.add(code.code());
    }

    private String later() {
        return START.plus(1 + random.nextInt(9999), ChronoUnit.DAYS).toString();
    }

    private String thumbprint() {
        StringBuilder text = new StringBuilder();
        String letters = "abcXYZ019_-";
        for (int n = 0; n < 43; n++) text.append(letters.charAt(random.nextInt(letters.length())));
        return text.toString();
    }

    private String text() {
        return one(TEXTS);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** @return at least so many of them, in their order */
    private <T> List<T> some(List<T> of, int atLeast) {
        while (true) {
            List<T> chosen = of.stream().filter(any -> random.nextBoolean()).toList();
            if (chosen.size() >= atLeast) return chosen;
        }
    }
}
