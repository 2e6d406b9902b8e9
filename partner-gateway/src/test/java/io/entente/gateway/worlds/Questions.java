package io.entente.gateway.worlds;

import io.restassured.response.Response;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked at each endpoint, in this order: replays look back at the requests before them. */
final class Questions {
    /** Between an endpoint and what of it is asked in particular. */
    private static final String ASKED = ", ";

    private static final String AS_PROOF = "getRecordsById" + ASKED + "as a proof";

    /** Where the caller knows of it. */
    private static final String ITS_OWN = "getConsentsById" + ASKED + "of its own";

    /** Those that name a record. */
    private static final Set<String> ABOUT_A_RECORD = Set.of("postRecordsByIdResponses", "postRecordsByIdConsents");

    /** Those that look at everything of the caller's, or of its side. */
    private static final Set<String> ABOUT_ALL = Set.of(
            "getRecordsById",
            AS_PROOF,
            "postReplays",
            "getDisclosuresById",
            "getDisclosuresByIdReplay",
            "getFeed",
            "getConsents",
            "getRecalls",
            "getClocks");

    private final Map<String, Question> all = new LinkedHashMap<>();

    interface Question {
        Response of(Asker asker, World world);
    }

    Questions(Background background) {
        all.put("getRecordsById", (asker, world) -> asker.pull(world.record()));
        all.put(AS_PROOF, (asker, world) -> asker.pullProof(world.record()));
        all.put(
                "postRecordsByIdResponses",
                (asker, world) -> asker.post("/v1/records/" + world.record() + "/responses", World.Known.ANSWER));
        all.put(
                "postRecordsByIdConsents",
                (asker, world) -> asker.post("/v1/records/" + world.record() + "/consents", Background.WISH));
        // These two pulls, and the one of what is known.
        all.put(
                "postReplays",
                (asker, world) -> Asker.posting(asker.auditor(), "/v1/replays?last=3", Background.replayed()));
        all.put("getDisclosuresByIdReplay", (asker, world) -> asker.auditor()
                .get("/v1/disclosures/" + world.disclosure().orElseThrow() + "/replay"));
        all.put("getDisclosuresById", (asker, world) -> asker.analyst()
                .get("/v1/disclosures/" + world.disclosure().orElseThrow()));
        all.put("getFeed", (asker, world) -> asker.analyst()
                .get("/v1/feed?after="
                        + world.known().map(known -> known.feed().end()).orElseGet(() -> background.cursor(asker))));
        all.put("getConsents", (asker, world) -> asker.analyst().get("/v1/consents?limit=2"));
        all.put("getConsentsById", (asker, world) -> asker.analyst().get("/v1/consents/" + world.consent()));
        all.put(ITS_OWN, (asker, world) -> asker.analyst()
                .get("/v1/consents/" + world.known().orElseThrow().consent()));
        all.put("getRecalls", (asker, world) -> asker.analyst().get("/v1/recalls?limit=100"));
        all.put("getClocks", (asker, world) -> asker.analyst()
                .get("/v1/clocks?limit=100"
                        + world.known().map(known -> "&after=" + known.due()).orElse("")));
        all.put("getRecallsById", (asker, world) -> asker.analyst().get("/v1/recalls/" + world.recall()));
        all.put(
                "postRecallsByIdReceipts",
                (asker, world) ->
                        asker.post("/v1/recalls/" + world.recall() + "/receipts", "{\"outcome\":\"never-received\"}"));
        all.put("getAgreements", (asker, world) -> asker.signatory().get("/v1/agreements?limit=100"));
        // The same bytes again, so that there is no more of it than before.
        all.put(
                "postAgreements",
                (asker, world) -> Asker.posting(asker.signatory(), "/v1/agreements", background.ownDraft(asker)));
        version("getAgreementsByIdVersionsByVersion", (asker, path) -> asker.signatory()
                .get(path));
        version("getAgreementsByIdVersionsByVersionDocument", (asker, path) -> asker.signatory()
                .get(path + "/document"));
        version("postAgreementsByIdVersionsByVersionApprovals", (asker, path) -> asker.signatory()
                .post(path + "/approvals"));
        version(
                "postAgreementsByIdVersionsByVersionSignatures",
                (asker, path) -> Asker.posting(asker.signatory(), path + "/signatures", "{\"signature\":\"a..b\"}"));
        version("postAgreementsByIdVersionsByVersionSuspensions", (asker, path) -> asker.signatory()
                .post(path + "/suspensions"));
        version("postAgreementsByIdVersionsByVersionLifts", (asker, path) -> asker.signatory()
                .post(path + "/lifts"));
    }

    Set<String> endpoints() {
        return all.keySet().stream().map(asked -> asked.split(ASKED)[0]).collect(Collectors.toUnmodifiableSet());
    }

    /** @return by endpoint, where what is hidden in this way could be told of */
    Map<String, Question> where(Hiding hiding) {
        Map<String, Question> asked = everywhere();
        asked.remove(ITS_OWN);
        asked.keySet()
                .removeIf(endpoint ->
                        !ABOUT_ALL.contains(endpoint) && ABOUT_A_RECORD.contains(endpoint) == hiding.isOfOthers());
        return asked;
    }

    /** All but those about agreements, which know of no record, let alone of what is in one. */
    Map<String, Question> aboutRecords() {
        Map<String, Question> asked = everywhere();
        asked.keySet().removeIf(endpoint -> endpoint.contains("Agreements"));
        return asked;
    }

    /** @return by endpoint, all that could be asked by who sees a record and may not see all of it */
    Map<String, Question> everywhere() {
        return new LinkedHashMap<>(all);
    }

    private interface AboutVersion {
        Response at(Asker asker, String path);
    }

    private void version(String endpoint, AboutVersion about) {
        all.put(endpoint, (asker, world) -> about.at(asker, "/v1/agreements/" + world.agreement() + "/versions/1"));
    }
}
