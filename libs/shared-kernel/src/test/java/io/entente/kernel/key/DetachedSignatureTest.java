package io.entente.kernel.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DetachedSignatureTest {
    private static final String TYP = DetachedSignature.AGREEMENT;
    private static final byte[] DOCUMENT = "{ \"id\": \"x\" }\n".getBytes(StandardCharsets.UTF_8);
    private static final ECKey KEY = key();
    private static final ECKey OTHER = key();

    private final String signature = DetachedSignature.of(new LocalSigner(KEY), TYP, DOCUMENT);

    @Test
    void it_holds_over_the_very_bytes_and_carries_none_of_them() {
        assertThatCode(() -> DetachedSignature.check(signature, TYP, DOCUMENT, List.of(OTHER, KEY)))
                .doesNotThrowAnyException();
        assertThat(signature)
                .contains("..")
                .doesNotContain(Base64.getUrlEncoder().encodeToString(DOCUMENT));
    }

    @Test
    void it_does_not_hold_over_other_bytes_even_if_they_mean_the_same() {
        byte[] same = "{\"id\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        refused(() -> DetachedSignature.check(signature, TYP, same, List.of(KEY)));
        refused(() -> DetachedSignature.check(signature, TYP, new byte[0], List.of(KEY)));
    }

    @Test
    void it_does_not_hold_for_another_holder_or_another_type() {
        refused(() -> DetachedSignature.check(signature, TYP, DOCUMENT, List.of(OTHER)));
        refused(() -> DetachedSignature.check(signature, TYP, DOCUMENT, List.of()));
        refused(() -> DetachedSignature.check(signature, "entente-message+jws", DOCUMENT, List.of(KEY)));
    }

    @Test
    void what_is_no_detached_jws_is_refused() {
        String compact = new LocalSigner(KEY).sign(TYP, DOCUMENT);
        for (String other : List.of("", "..", compact, signature + "=", signature + "\n", " " + signature, "a..b"))
            refused(() -> DetachedSignature.check(other, TYP, DOCUMENT, List.of(KEY)));
    }

    private static void refused(Runnable check) {
        assertThatThrownBy(check::run).isInstanceOf(BadSignature.class);
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
