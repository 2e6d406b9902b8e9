package io.entente.gateway.agreement;

import io.entente.gateway.GatewayProfile;
import io.entente.kernel.key.DetachedSignature;
import io.entente.kernel.testing.TestStack;
import io.entente.policy.agreement.AgreementDocument;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever signatories do in whatever order: each answer, and what becomes of each version, is as a plain list of what
 * was done says. {@code -Dentente.histories=N} tries N histories, {@code -Dentente.seed=S} begins with one.
 */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P1")
class LifeHistoriesTest {
    private static final int HISTORIES = Integer.getInteger("entente.histories", 2);
    private static final long SEED = Long.getLong("entente.seed", new Random().nextInt(1_000_000_000));
    private static final int STEPS = 45;
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FAR_OFF = Instant.parse("2099-01-01T00:00:00Z");

    TestStack stack;

    @Test
    void every_answer_and_every_state_is_as_the_list_of_what_was_done_says() {
        for (int n = 0; n < HISTORIES; n++) new History(SEED + n).play();
    }

    /** What was done, and nothing else; everything is looked up in it anew. */
    private static final class Plain {
        final Map<Integer, String> documents = new TreeMap<>();
        final Map<String, Set<String>> approvals = new HashMap<>();
        final Set<String> signatures = new HashSet<>();
        final Set<String> suspensions = new HashSet<>();

        boolean signedByAll(int version) {
            return signatures.contains(version + "us-dea") && signatures.contains(version + "nz-police");
        }

        boolean approved(int version, String party) {
            return approvals.getOrDefault(version + party, Set.of()).size() >= 2;
        }

        String state(int version) {
            if (!signedByAll(version))
                return approved(version, "us-dea") && approved(version, "nz-police") ? "approved" : "draft";
            for (int higher = version; higher <= 3; higher++)
                for (String party : List.of("us-dea", "nz-police"))
                    if (suspensions.contains(higher + party)) return "suspended";
            if (!begun(version)) return "signed";
            for (int higher = version + 1; higher <= 3; higher++)
                if (signedByAll(higher) && begun(higher)) return "replaced";
            return "in-force";
        }

        private boolean begun(int version) {
            return documents.get(version).contains(LONG_AGO.toString());
        }
    }

    private final class History {
        private final Random random;
        private final Plain plain = new Plain();
        private final String first = AgreementTestData.between("us-dea", "nz-police", LONG_AGO, "");
        private final String id =
                AgreementDocument.read(first.getBytes(StandardCharsets.UTF_8)).id();
        private final StringBuilder told;

        History(long seed) {
            random = new Random(seed);
            told = new StringBuilder("-Dentente.histories=1 -Dentente.seed=" + seed);
        }

        void play() {
            for (int step = 0; step < STEPS; step++) step();
            plain.documents.keySet().forEach(version -> assertThat(signatory("us-dea", "one")
                            .read(key(version))
                            .jsonPath()
                            .getString("state"))
                    .as("%s: state of %d", told, version)
                    .isEqualTo(plain.state(version)));
        }

        private void step() {
            int version = 1 + random.nextInt(3);
            String party = random.nextBoolean() ? "us-dea" : "nz-police";
            Signatory signatory = signatory(party, random.nextBoolean() ? "one" : "two");
            int what = random.nextInt(14);
            told.append('\n')
                    .append(signatory)
                    .append(' ')
                    .append(what)
                    .append(' ')
                    .append(version);
            if (random.nextInt(12) == 0) strangerAsks(version);
            else if (what < 2) upload(signatory, version);
            else if (what < 7) approve(signatory, version);
            else if (what < 10) sign(signatory, version);
            else if (what < 12) suspend(signatory, version);
            else lift(signatory, version);
        }

        private void strangerAsks(int version) {
            Signatory stranger = signatory("us-cbp", "one");
            expect(stranger.read(key(version)), "404");
            expect(stranger.suspend(key(version)), "404");
        }

        private void upload(Signatory by, int version) {
            String json = first.replace("\"version\": 1", "\"version\": " + version)
                    .replace(LONG_AGO.toString(), (random.nextInt(3) == 0 ? FAR_OFF : LONG_AGO).toString());
            String before = plain.documents.putIfAbsent(version, json);
            expect(by.upload(json), before == null || before.equals(json) ? "201" : "409 agreement-taken");
        }

        private void approve(Signatory by, int version) {
            Response answer = by.approve(key(version));
            if (missing(version)) expect(answer, "404");
            else if (plain.signedByAll(version)) expect(answer, "409 already-signed");
            else if (plain.approvals
                    .computeIfAbsent(version + by.party(), any -> new HashSet<>())
                    .add(by.name())) expect(answer, "200", version);
            else expect(answer, "409 already-approved");
        }

        private void sign(Signatory by, int version) {
            boolean other = random.nextInt(4) == 0;
            byte[] bytes =
                    (plain.documents.getOrDefault(version, "{}") + (other ? " " : "")).getBytes(StandardCharsets.UTF_8);
            Response answer = by.sign(
                    key(version),
                    DetachedSignature.of(stack.keys().party(by.party()), DetachedSignature.AGREEMENT, bytes));
            if (missing(version)) expect(answer, "404");
            else if (plain.signatures.contains(version + by.party())) expect(answer, "409 already-signed");
            else if (!plain.approved(version, by.party())) expect(answer, "409 not-approved");
            else if (other) expect(answer, "422 bad-signature");
            else {
                plain.signatures.add(version + by.party());
                expect(answer, "200", version);
            }
        }

        private void suspend(Signatory by, int version) {
            Response answer = by.suspend(key(version));
            if (missing(version)) expect(answer, "404");
            else if (!plain.signedByAll(version)) expect(answer, "409 not-signed");
            else {
                plain.suspensions.add(version + by.party());
                expect(answer, "200", version);
            }
        }

        private void lift(Signatory by, int version) {
            Response answer = by.lift(key(version));
            if (missing(version)) expect(answer, "404");
            else if (plain.suspensions.remove(version + by.party())) expect(answer, "200", version);
            else expect(answer, "409 not-suspended");
        }

        private boolean missing(int version) {
            return !plain.documents.containsKey(version);
        }

        private void expect(Response answer, String expected, int version) {
            expect(answer, expected);
            assertThat(answer.jsonPath().getString("state")).as("%s", told).isEqualTo(plain.state(version));
        }

        private void expect(Response answer, String expected) {
            String type = answer.statusCode() < 300 || answer.statusCode() == 404
                    ? ""
                    : answer.jsonPath().getString("type").replaceAll("^.*/", " ");
            assertThat(answer.statusCode() + type).as("%s", told).isEqualTo(expected);
        }

        private Signatory signatory(String party, String name) {
            return Signatory.of(stack, party, party, name);
        }

        private VersionKey key(int version) {
            return new VersionKey(id, version);
        }
    }
}
