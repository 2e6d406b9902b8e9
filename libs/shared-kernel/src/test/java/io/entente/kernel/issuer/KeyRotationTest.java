package io.entente.kernel.issuer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.entente.kernel.delivery.KernelProfile;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Issuers change their keys and go away, and nobody with a right token notices. */
@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P4")
class KeyRotationTest {
    private static final String EU = "EU";

    TestStack stack;
    private final ExecutorService callers = Executors.newFixedThreadPool(20);

    @AfterEach
    void back() {
        stack.issuers().away(false);
        callers.shutdownNow();
    }

    @Test
    void a_token_under_a_new_key_is_good_at_once_and_one_under_the_old_key_stays_good() {
        String old = token();
        assertThat(status(old)).isEqualTo(200);

        stack.issuers().rotate(EU);
        String renewed = token();

        assertThat(statuses(IntStream.range(0, 40)
                        .mapToObj(n -> n % 2 == 0 ? renewed : old)
                        .toList()))
                .containsOnly(200);
    }

    @Test
    void made_up_key_ids_are_refused_within_bounds_and_hide_no_rotation() throws Exception {
        assertThat(status(token())).isEqualTo(200);
        ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID("stranger").generate();
        List<String> madeUp = IntStream.range(0, 200)
                .mapToObj(n -> signed(stranger, UUID.randomUUID().toString()))
                .toList();
        int before = stack.issuers().fetches(EU);
        long start = System.nanoTime();

        CompletableFuture<List<Integer>> attack = CompletableFuture.supplyAsync(() -> statuses(madeUp));
        stack.issuers().rotate(EU);

        assertThat(status(token())).as("a real new key, meanwhile").isEqualTo(200);
        assertThat(attack.get()).containsOnly(401);
        long breaths = Duration.ofNanos(System.nanoTime() - start).dividedBy(IssuerKeys.BREATH);
        // One a breath, the one that verification makes for the new key itself, and one at either end.
        assertThat(stack.issuers().fetches(EU) - before).isLessThanOrEqualTo((int) breaths + 4);
    }

    @Test
    void while_the_issuer_is_silent_known_keys_stay_good_and_others_are_refused_without_hanging() throws Exception {
        String known = token();
        assertThat(status(known)).isEqualTo(200);
        stack.issuers().away(true);
        ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID("stranger").generate();

        long start = System.nanoTime();
        assertThat(statuses(List.of(signed(stranger, "a"), signed(stranger, "b"), signed(stranger, "c"))))
                .containsOnly(401);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
        assertThat(quickest(known)).as("nobody is asked").isLessThan(IssuerKeys.PATIENCE);

        stack.issuers().away(false);
        stack.issuers().rotate(EU);
        assertThat(status(token())).isEqualTo(200);
    }

    @Test
    void a_token_that_names_no_key_is_refused_and_nobody_is_asked() throws Exception {
        ECKey stranger = new ECKeyGenerator(Curve.P_256).generate();
        int before = stack.issuers().fetches(EU);

        assertThat(status(signed(stranger, null))).isEqualTo(401);

        assertThat(stack.issuers().fetches(EU)).isEqualTo(before);
    }

    private String token() {
        return stack.issuers().token(EU, "eu-europol", "an.officer", "liaison-officer");
    }

    /** @return what a good token says, under a key of nobody's */
    private String signed(ECKey key, String keyId) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(token()).getJWTClaimsSet();
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Integer> statuses(List<String> tokens) {
        List<CompletableFuture<Integer>> answers = tokens.stream()
                .map(token -> CompletableFuture.supplyAsync(() -> status(token), callers))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** Of several calls: a machine may be busy for a while. */
    private static Duration quickest(String token) {
        return Duration.ofNanos(LongStream.range(0, 5)
                .map(n -> {
                    long start = System.nanoTime();
                    assertThat(status(token)).isEqualTo(200);
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow());
    }

    private static int status(String token) {
        return given().auth().oauth2(token).get("/who").statusCode();
    }
}
