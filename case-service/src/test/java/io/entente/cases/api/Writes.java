package io.entente.cases.api;

import io.entente.cases.Desk;
import io.entente.cases.consent.Asking;
import io.entente.cases.item.ContentTestData;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.SentTwice.Write;
import io.entente.kernel.testing.TestStack;

import java.util.Map;

/** For every write that the service describes, one that is accepted. */
final class Writes {
    private static final String[] ROLES = {"liaison-officer", "release-supervisor"};

    private Writes() {}

    /** Each works on a referral of its own, in the state in which it can be done, and is sent by who may do all of it. */
    static Write at(Endpoint endpoint, TestStack with) {
        Desk officer = Desk.of(with, "be-fgp", "an.officer", ROLES);
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + with.issuers().token("BE", "be-fgp", "an.officer", ROLES),
                "If-Match",
                "*");
        return switch (endpoint.name()) {
            case "postReferrals" -> content(headers, "/v1/referrals");
            case "putReferralsById" -> content(headers, at(endpoint, drafted(officer)));
            case "postReferralsByIdAmend" -> content(headers, at(endpoint, released(officer)));
            case "deleteReferralsById", "postReferralsByIdSubmit" ->
                Write.without(headers, at(endpoint, drafted(officer)));
            case "postReferralsByIdRelease" -> Write.without(headers, at(endpoint, submitted(officer)));
            case "postReferralsByIdClose" -> Write.without(headers, at(endpoint, released(officer)));
            case "postReferralsByIdHandOver" ->
                new Write(
                        headers,
                        at(endpoint, drafted(officer)),
                        "{\"unit\":\"antwerp-port\"}",
                        "{\"unit\":\"brussels-airport\"}");
            case "putReferralsByIdReaders" ->
                new Write(
                        headers, at(endpoint, drafted(officer)), "{\"readers\":\"agency\"}", "{\"readers\":\"unit\"}");
            case "postReferralsByIdRecall" ->
                new Write(
                        headers,
                        at(endpoint, released(officer)),
                        "{\"reason\":\"EXERCISE, a mistake\"}",
                        "{\"reason\":\"EXERCISE, another\"}");
            case "postReferralsByIdErasure" ->
                new Write(
                        headers, at(endpoint, closed(officer)), "{\"ground\":\"order\"}", "{\"ground\":\"unlawful\"}");
            case "postReferralsByIdReviews" ->
                new Write(
                        headers,
                        at(endpoint, released(officer)),
                        "{\"outcome\":\"not-kept\",\"reason\":\"EXERCISE\"}",
                        "{\"outcome\":\"not-kept\",\"reason\":\"EXERCISE, another\"}");
            case "postConsentsByIdAnswer" ->
                new Write(
                        headers,
                        at(endpoint, asked(with, officer)),
                        "{\"answer\":\"grant\"}",
                        "{\"answer\":\"refuse\",\"reason\":\"law-forbids\"}");
            case "postConsentsByIdRevocation" -> Write.without(headers, at(endpoint, granted(with, officer)));
            default -> throw new AssertionError("say what " + endpoint + " works on");
        };
    }

    private static Write content(Map<String, String> headers, String path) {
        return new Write(
                headers,
                path,
                ContentTestData.small().toString(),
                ContentTestData.whole().toString());
    }

    private static String at(Endpoint endpoint, String id) {
        return endpoint.path().replace("{id}", id);
    }

    private static String drafted(Desk officer) {
        return officer.drafts(ContentTestData.small());
    }

    private static String submitted(Desk officer) {
        String id = drafted(officer);
        officer.submit(id).then().statusCode(200);
        return id;
    }

    private static String released(Desk officer) {
        return officer.releases(ContentTestData.small());
    }

    private static String closed(Desk officer) {
        String id = released(officer);
        officer.close(id).then().statusCode(200);
        return id;
    }

    private static String asked(TestStack with, Desk officer) {
        return Asking.about(with, officer, released(officer)).toString();
    }

    private static String granted(TestStack with, Desk officer) {
        String consent = asked(with, officer);
        officer.answer(consent, "{\"answer\":\"grant\"}").then().statusCode(200);
        return consent;
    }
}
