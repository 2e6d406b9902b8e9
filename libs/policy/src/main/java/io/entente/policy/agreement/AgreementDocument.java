package io.entente.policy.agreement;

import io.entente.kernel.document.MalformedDocument;
import io.entente.kernel.document.Part;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.policy.Sorted;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads an agreement's JSON ({@code docs/schemas/agreement-1.json}), strictly: what it does not understand it refuses. */
public final class AgreementDocument {
    static final String SCHEMA = "https://entente.example/schemas/agreement-1.json";
    private static final int LONGEST_ID = 64;
    private static final int HIGHEST_VERSION = 999_999_999;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");
    /** Of an Ed25519 key for cosignatures, type 0x04 (C2SP signed-note and tlog-cosignature). */
    private static final Pattern WITNESS_KEY = Pattern.compile("[^+\\s]+\\+[0-9a-f]{8}\\+B[A-P][A-Za-z0-9+/]{42}");

    private AgreementDocument() {}

    /**
     * Reads what somebody proposes, exactly as the schema says.
     *
     * @param document UTF-8 bytes, whose SHA-256 becomes the agreement's hash
     * @throws MalformedDocument naming the path of the first fault
     */
    public static Agreement read(byte[] document) {
        return read(document, Amounts.PROPOSED);
    }

    /**
     * Reads bytes that were taken as an agreement once. Parties have signed them and records are decided by them, so they
     * are read however amounts of time could be written then.
     *
     * @param document UTF-8 bytes, whose SHA-256 becomes the agreement's hash
     * @throws MalformedDocument naming the path of the first fault
     */
    public static Agreement kept(byte[] document) {
        return read(document, Amounts.KEPT);
    }

    private static Agreement read(byte[] document, Amounts amounts) {
        Part part = Part.whole(document)
                .only(
                        "schema",
                        "id",
                        "version",
                        "title",
                        "parties",
                        "hiddenMembers",
                        "legalBasis",
                        "safeguards",
                        "inForce",
                        "clauses");
        if (!part.at("schema").text().equals(SCHEMA)) throw part.at("schema").fault(SCHEMA);
        String id = name(part.at("id"));
        if (id.length() > LONGEST_ID) throw part.at("id").fault("at most " + LONGEST_ID + " characters");
        int version = part.at("version").positive();
        if (version > HIGHEST_VERSION) throw part.at("version").fault("at most " + HIGHEST_VERSION);
        List<Instrument> legalBasis = instruments(part.at("legalBasis"));
        if (legalBasis.isEmpty()) throw part.at("legalBasis").fault("a legal basis");
        List<Instrument> safeguards = instruments(part.at("safeguards"));
        Set<String> citable = citable(part);
        return new Agreement(
                id,
                version,
                CanonicalJson.sha256(document),
                part.at("title").text(),
                parties(part.at("parties")),
                part.at("hiddenMembers").flag(),
                legalBasis,
                safeguards,
                span(part.at("inForce").only("from", "until"), true),
                new ClauseReader(id, version, citable, amounts).clauses(part.at("clauses")));
    }

    private static List<Party> parties(Part part) {
        Set<String> codes = new HashSet<>();
        List<Party> parties = part.entries().stream()
                .map(entry -> {
                    entry.only("party", "pin", "from", "until");
                    Party party = new Party(
                            entry.at("party").value(Party::of).code(),
                            entry.given("pin").map(AgreementDocument::pin),
                            span(entry, false));
                    if (!codes.add(party.code())) throw entry.at("party").fault("no duplicate");
                    return party;
                })
                .toList();
        if (parties.size() < 2) throw part.fault("two parties or more");
        return parties;
    }

    private static Pin pin(Part part) {
        part.only("issuer", "recordKeys", "formerKeys", "witnessKey");
        SortedSet<String> recordKeys = Sorted.set(part.at("recordKeys").distinct(AgreementDocument::thumbprint));
        return new Pin(
                part.at("issuer").text(),
                recordKeys,
                part.given("formerKeys")
                        .map(former -> formerKeys(former, recordKeys))
                        .orElse(Map.of()),
                part.given("witnessKey").map(AgreementDocument::witnessKey));
    }

    private static String witnessKey(Part part) {
        return matching(part, WITNESS_KEY, "a witness's verifier key, name+id+key");
    }

    private static Map<String, Instant> formerKeys(Part part, Set<String> recordKeys) {
        Map<String, Instant> former = new TreeMap<>();
        for (Part entry : part.entries()) {
            entry.only("key", "until");
            String key = thumbprint(entry.at("key"));
            if (recordKeys.contains(key) || former.put(key, instant(entry.at("until"))) != null)
                throw entry.at("key").fault("a key that the pin names once");
        }
        return former;
    }

    private static String thumbprint(Part part) {
        return matching(part, THUMBPRINT, "an RFC 7638 thumbprint");
    }

    private static List<Instrument> instruments(Part part) {
        return part.entries().stream()
                .map(entry -> {
                    entry.only("id", "title", "date", "source");
                    return new Instrument(
                            name(entry.at("id")),
                            entry.at("title").text(),
                            matching(entry.at("date"), DATE, "a year, a month or a day"),
                            entry.at("source").text());
                })
                .toList();
    }

    private static Set<String> citable(Part part) {
        Set<String> ids = new HashSet<>();
        Stream.of("legalBasis", "safeguards")
                .flatMap(list -> part.at(list).entries().stream())
                .map(instrument -> instrument.at("id"))
                .forEach(id -> {
                    if (!ids.add(id.text())) throw id.fault("an id of its own among legal bases and safeguards");
                });
        return ids;
    }

    private static Span span(Part part, boolean starts) {
        Optional<Instant> from = starts
                ? Optional.of(instant(part.at("from")))
                : part.given("from").map(AgreementDocument::instant);
        Optional<Instant> until = part.given("until").map(AgreementDocument::instant);
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get()))
            throw part.at("until").fault("an instant after from");
        return new Span(from, until);
    }

    private static Instant instant(Part part) {
        String text = matching(part, INSTANT, "an instant such as 2026-01-01T00:00:00Z");
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw part.fault("an instant that exists");
        }
    }

    static String name(Part part) {
        return matching(part, NAME, "a name in small letters, digits and hyphens");
    }

    static String matching(Part part, Pattern form, String expected) {
        return part.value(text -> {
            if (!form.matcher(text).matches()) throw new MalformedValue("agreement entry", text, expected);
            return text;
        });
    }
}
