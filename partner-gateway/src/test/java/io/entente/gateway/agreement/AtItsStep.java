package io.entente.gateway.agreement;

import io.entente.kernel.key.DetachedSignature;
import io.entente.kernel.testing.TestStack;
import io.entente.policy.agreement.AgreementDocument;
import io.restassured.response.Response;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Versions of agreements of their own, brought to where the next step can be taken by the first signatory of the EUDA. */
public final class AtItsStep {
    /** Nothing else that a test asks for is decided under them. */
    private static final Instant FAR_OFF = Instant.parse("2099-01-01T00:00:00Z");

    private AtItsStep() {}

    /** @param signature of the EUDA over it */
    public record ToSign(String path, String signature) {}

    /** @return a document that nobody has uploaded */
    public static String drawnUp() {
        return AgreementTestData.between("eu-euda", "be-fgp", FAR_OFF, "");
    }

    /** @return the version's path, which nobody has approved */
    public static String uploaded(TestStack stack) {
        return Signatory.path(uploaded(stack, drawnUp()));
    }

    /** @return what both parties approved and nobody signed */
    public static ToSign approved(TestStack stack) {
        String json = drawnUp();
        return new ToSign(
                Signatory.path(approved(stack, json)),
                DetachedSignature.of(
                        stack.keys().party("eu-euda"),
                        DetachedSignature.AGREEMENT,
                        json.getBytes(StandardCharsets.UTF_8)));
    }

    /** @return the path of a version that both parties signed */
    public static String signed(TestStack stack) {
        return Signatory.path(bothSigned(stack));
    }

    /** @return the path of a version that the EUDA suspended */
    public static String suspended(TestStack stack) {
        VersionKey version = bothSigned(stack);
        ok(euda(stack).suspend(version));
        return Signatory.path(version);
    }

    /** What is in force changes, and changes back afterwards. */
    public static void inForceWhile(TestStack stack, Runnable work) {
        String json = AgreementTestData.between("eu-euda", "be-fgp", Instant.parse("2026-01-01T00:00:00Z"), "");
        VersionKey version = bothSigned(stack, json);
        work.run();
        ok(euda(stack).suspend(version));
    }

    private static VersionKey bothSigned(TestStack stack) {
        return bothSigned(stack, drawnUp());
    }

    private static VersionKey bothSigned(TestStack stack, String json) {
        VersionKey version = approved(stack, json);
        ok(euda(stack).sign(version));
        ok(police(stack, "one").sign(version));
        return version;
    }

    private static VersionKey approved(TestStack stack, String json) {
        VersionKey version = uploaded(stack, json);
        for (Signatory signatory : List.of(
                euda(stack),
                Signatory.of(stack, "eu-euda", "eu-euda", "two"),
                police(stack, "one"),
                police(stack, "two"))) ok(signatory.approve(version));
        return version;
    }

    private static VersionKey uploaded(TestStack stack, String json) {
        euda(stack).upload(json).then().statusCode(201);
        return VersionKey.of(AgreementDocument.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static void ok(Response answer) {
        answer.then().statusCode(200);
    }

    private static Signatory euda(TestStack stack) {
        return Signatory.of(stack, "eu-euda", "eu-euda", "one");
    }

    private static Signatory police(TestStack stack, String name) {
        return Signatory.of(stack, "be-fgp", "be-fgp", name);
    }
}
