package io.entente.gateway.worlds;

import io.entente.gateway.FeedPages;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.agreement.AgreementTestData;
import io.entente.gateway.recall.Recipient;
import io.entente.kernel.testing.TestStack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is there in both worlds and known to the caller, so that its lists have something to say: a record that HSI sees
 * and asked a consent for, one that it owes a receipt for, and a draft of each side's own.
 */
final class Background {
    static final String WISH = "{\"kind\":\"action\",\"purposes\":[\"drug-trafficking\"],"
            + "\"until\":\"2039-11-22T00:00:00Z\",\"reason\":\"EXERCISE\"}";
    private static final Instant SOME_DAY = Instant.parse("2039-01-01T00:00:00Z");

    private final Partners partners;
    private final RecordTestData known = RecordTestData.released();
    private final Map<String, String> cursors = new HashMap<>();
    private final Map<String, String> drafts = new HashMap<>();

    Background(TestStack stack) {
        partners = new Partners(stack);
        for (Hiding hiding : Hiding.values()) {
            var asker = new Asker(stack, hiding.agency, hiding.purpose);
            drafts.computeIfAbsent(asker.side(), side -> uploaded(asker, draft(side)));
            // Owners are told when a duty is read first, such as other tests have left.
            new Recipient(stack, partners, hiding.agency).owes(known.id());
        }
        var hsi = new Asker(stack, "us-hsi", "drug-trafficking");
        partners.release(known);
        hsi.post("/v1/records/" + known.id() + "/consents", WISH).then().statusCode(201);
        RecordTestData takenBack = RecordTestData.released();
        partners.release(takenBack);
        hsi.pull(takenBack.id()).then().statusCode(200);
        partners.recall(takenBack);
        new Recipient(stack, partners, "us-hsi").owed(takenBack.id());
    }

    String record() {
        return known.id().toString();
    }

    /** Reads the asker's feed to its end, however much others told it, and lets HSI's tell of one thing more. */
    void readFeed(Asker asker) {
        cursors.put(place(asker), FeedPages.end(asker::analyst));
        partners.release(RecordTestData.released());
    }

    /** Where the asker had read its feed to. */
    String cursor(Asker asker) {
        return cursors.get(place(asker));
    }

    String ownDraft(Asker asker) {
        return drafts.get(asker.side());
    }

    /** @return between Belgium and the one other side that is not the asker's */
    static String draftOfOthers(Asker asker) {
        return draft(asker.side().equals("US") ? "EU" : "US");
    }

    static String uploaded(Asker asker, String draft) {
        assertThat(Asker.posting(asker.signatory(), "/v1/agreements", draft).statusCode())
                .isEqualTo(201);
        return draft;
    }

    /** A draft under which HSI would have lost words that it got. */
    static String replayed() {
        try {
            return Files.readString(Path.of("src/test/resources/agreements/us-be.json"))
                    .replace("\"seizure\", \"narrative\"]", "\"seizure\", \"identity\"]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String draft(String side) {
        return AgreementTestData.between(side, "BE", SOME_DAY, "");
    }

    private static String place(Asker asker) {
        return asker.agency() + " " + asker.purpose();
    }
}
