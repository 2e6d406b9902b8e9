package io.entente.gateway.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/** Random versions of agreements between two jurisdictions, in force around an instant. */
final class AnyAgreement {
    private static final String CITES = "\"cites\": [{\"instrument\": \"basis\", \"article\": \"Art. 1\"}]";
    private final Random random;
    private final String id;
    private final String one;
    private final String other;
    private final List<String> classes;
    private int version;

    /** @param classes that a clause may speak of */
    AnyAgreement(Random random, String id, String one, String other, List<String> classes) {
        this.random = random;
        this.id = id;
        this.one = one;
        this.other = other;
        this.classes = classes;
    }

    String id() {
        return id;
    }

    /** How many there are, which is the highest one's number. */
    int versions() {
        return version;
    }

    List<String> parties() {
        return List.of(one, other);
    }

    /** The next version, mostly in force at once, some within half a day, for hours or for ever. */
    String next(Instant now) {
        version++;
        Instant from = hours(now, random.nextInt(48) - 36);
        String until = random.nextInt(2) == 0 ? "null" : "\"" + hours(from, 1 + random.nextInt(60)) + "\"";
        return """
                {"schema": "https://entente.example/schemas/agreement-1.json", "id": "%s", "version": %d,
                 "title": "EXERCISE", "parties": [%s, %s], "hiddenMembers": false,
                 "legalBasis": [{"id": "basis", "title": "A basis", "date": "2016", "source": "made up for tests"}],
                 "safeguards": [], "inForce": {"from": "%s", "until": %s}, "clauses": [%s]}
                """.formatted(id, version, party(one, now), party(other, now), from, until, clauses());
    }

    /** Mostly for as long as the agreement is in force; some join later, and some leave. */
    private String party(String code, Instant now) {
        Instant joins = hours(now, random.nextInt(40) - 20);
        String from = random.nextInt(8) == 0 ? ", \"from\": \"" + joins + "\"" : "";
        String until = random.nextInt(8) == 0 ? ", \"until\": \"" + hours(joins, 1 + random.nextInt(40)) + "\"" : "";
        return "{\"party\": \"" + code + "\"" + from + until + "}";
    }

    private static Instant hours(Instant from, int hours) {
        return from.plusSeconds(hours * 3600L);
    }

    private String clauses() {
        List<String> clauses = new ArrayList<>();
        int permits = 2 + random.nextInt(3);
        for (int n = 0; n < permits; n++) clauses.add(permit(n));
        if (random.nextInt(3) == 0) clauses.add(forbid());
        return String.join(",", clauses);
    }

    private String permit(int n) {
        return """
                {"id": "permit-%d", "effect": "permit", %s, "types": ["seizure"], "purposes": %s, "classes": %s,
                 "ceilings": {"tlp": "%s", "classification": "unclassified"}, "excludes": [], "imposes": [],
                 "handling": {"H1": "consent", "H2": "consent"}, %s}\
                """.formatted(
                        n,
                        whom(),
                        some(List.of("drug-trafficking", "money-laundering")),
                        some(classes),
                        random.nextInt(4) == 0 ? "green" : "amber",
                        CITES);
    }

    private String forbid() {
        return "{\"id\": \"forbid\", \"effect\": \"forbid\", %s, \"purposes\": %s, \"classes\": %s, %s}"
                .formatted(whom(), some(List.of("drug-trafficking", "money-laundering")), some(classes), CITES);
    }

    private String whom() {
        boolean there = random.nextBoolean();
        String to = there ? other : one;
        List<String> named = History.PARTNERS.stream()
                .filter(agency -> agency.startsWith(to.toLowerCase(Locale.ROOT) + "-"))
                .toList();
        boolean names = !named.isEmpty() && random.nextInt(3) == 0;
        return "\"from\": {\"jurisdiction\": \"%s\"}, \"to\": {\"%s\": \"%s\"}"
                .formatted(
                        there ? one : other,
                        names ? "agency" : "jurisdiction",
                        names ? named.get(random.nextInt(named.size())) : to);
    }

    private String some(List<String> of) {
        List<String> chosen = of.stream().filter(any -> random.nextBoolean()).collect(Collectors.toList());
        if (chosen.isEmpty()) chosen.add(of.get(random.nextInt(of.size())));
        return chosen.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
