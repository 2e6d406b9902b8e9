package io.entente.gateway.agreement;

import io.entente.kernel.key.DetachedSignature;
import io.entente.kernel.testing.TestStack;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.nio.charset.StandardCharsets;

/**
 * Somebody who works on agreements for a party, at the API.
 *
 * @param party for which the key at hand signs: a jurisdiction's code or an agency's id
 */
record Signatory(TestStack stack, String party, String agency, String name) {
    /** One of a party's two; both come from one agency. */
    static Signatory of(TestStack stack, String agency, String party, String name) {
        return new Signatory(stack, party, agency, name);
    }

    Response upload(String json) {
        return asking().contentType("application/json")
                .body(json.getBytes(StandardCharsets.UTF_8))
                .post("/v1/agreements");
    }

    Response read(VersionKey version) {
        return asking().get(path(version));
    }

    Response document(VersionKey version) {
        return asking().get(path(version) + "/document");
    }

    Response approve(VersionKey version) {
        return asking().post(path(version) + "/approvals");
    }

    /** Signs what the gateway gives, with the party's own key. */
    Response sign(VersionKey version) {
        return sign(
                version,
                DetachedSignature.of(
                        stack.keys().party(party),
                        DetachedSignature.AGREEMENT,
                        document(version).asByteArray()));
    }

    Response sign(VersionKey version, String signature) {
        return asking().contentType("application/json")
                .body("{\"signature\":\"" + signature + "\"}")
                .post(path(version) + "/signatures");
    }

    Response suspend(VersionKey version) {
        return asking().post(path(version) + "/suspensions");
    }

    Response lift(VersionKey version) {
        return asking().post(path(version) + "/lifts");
    }

    RequestSpecification asking() {
        return asking("agreement-signatory");
    }

    RequestSpecification asking(String role) {
        return RestAssured.given()
                .auth()
                .oauth2(stack.issuers()
                        .token(
                                agency.substring(0, 2).toUpperCase(java.util.Locale.ROOT),
                                agency,
                                agency + "." + name,
                                role));
    }

    static String path(VersionKey version) {
        return "/v1/agreements/" + version.agreement() + "/versions/" + version.version();
    }

    @Override
    public String toString() {
        return agency + "." + name;
    }
}
