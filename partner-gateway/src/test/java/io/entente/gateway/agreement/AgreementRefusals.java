package io.entente.gateway.agreement;

import io.entente.kernel.testing.TestStack;
import io.entente.policy.agreement.AgreementDocument;
import io.restassured.response.Response;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** What provokes each problem of an agreement's life. */
public final class AgreementRefusals {
    private final Signatory one;
    private final Signatory two;
    private final String json =
            AgreementTestData.between("us-dea", "be-port", Instant.parse("2099-01-01T00:00:00Z"), "");
    private final VersionKey version = VersionKey.of(AgreementDocument.read(json.getBytes(StandardCharsets.UTF_8)));

    private AgreementRefusals(TestStack stack) {
        one = Signatory.of(stack, "us-dea", "us-dea", "one");
        two = Signatory.of(stack, "us-dea", "us-dea", "two");
    }

    /** @return by problem, what brings its answer */
    public static Map<String, Supplier<Response>> each(TestStack stack) {
        return Map.of(
                "agreement-taken", () -> drafted(stack).taken(),
                "already-approved", () -> drafted(stack).approvedTwice(),
                "not-approved", () -> drafted(stack).signedTooEarly(),
                "already-signed", () -> drafted(stack).signedTwice(),
                "bad-signature", () -> drafted(stack).signedWrongly(),
                "not-signed", () -> drafted(stack).suspendedTooEarly(),
                "not-suspended", () -> drafted(stack).liftedForNothing());
    }

    private static AgreementRefusals drafted(TestStack stack) {
        AgreementRefusals drafted = new AgreementRefusals(stack);
        drafted.one.upload(drafted.json);
        return drafted;
    }

    private Response taken() {
        return one.upload(json + " ");
    }

    private Response approvedTwice() {
        one.approve(version);
        return one.approve(version);
    }

    private Response signedTooEarly() {
        return one.sign(version);
    }

    private Response signedTwice() {
        one.approve(version);
        two.approve(version);
        one.sign(version);
        return one.sign(version);
    }

    private Response signedWrongly() {
        one.approve(version);
        two.approve(version);
        return one.sign(version, "a..b");
    }

    private Response suspendedTooEarly() {
        return one.suspend(version);
    }

    private Response liftedForNothing() {
        return one.lift(version);
    }
}
