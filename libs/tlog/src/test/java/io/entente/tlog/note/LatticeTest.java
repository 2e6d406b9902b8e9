package io.entente.tlog.note;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.tlog.Malformed;
import io.entente.tlog.Vectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.security.Security;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LatticeTest {
    private final JsonNode vector = Vectors.own("mldsa.json");
    private final VerifierKey key = VerifierKey.parse(vector.get("vkey").asText());
    private final SignedNote note = SignedNote.parse(Vectors.utf8(vector.get("note")));

    @BeforeEach
    void with_a_provider() {
        Security.addProvider(new BouncyCastleProvider());
    }

    @AfterEach
    void without() {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
    }

    @Test
    void a_cosignature_that_stands_up_to_quantum_computers_verifies() {
        assertThat(note.verifiedBy(List.of(key))).containsExactly(key);
        assertThat(key.time(note.signatures().get(0)))
                .hasValue(vector.get("time").asLong());
    }

    @Test
    void it_is_over_these_bytes() {
        assertThat(HexFormat.of()
                        .formatHex(
                                Cosigned.subtree(key.name(), vector.get("time").asLong(), note.text())))
                .isEqualTo(vector.get("signedMessageHex").asText());
    }

    @Test
    void another_time_size_or_root_does_not_verify() {
        NoteSignature line = note.signatures().get(0);
        assertThat(key.verifies(note.text(), line)).isTrue();
        assertThat(key.verifies(note.text().replace("1000", "1001"), line)).isFalse();
        assertThat(key.verifies(note.text().replace("0D1j", "0D1k"), line)).isFalse();
        byte[] later = line.value();
        later[7]++;
        assertThat(key.verifies(note.text(), new NoteSignature(line.name(), line.keyId(), later)))
                .isFalse();
        byte[] broken = line.value();
        broken[2000] ^= 1;
        assertThat(key.verifies(note.text(), new NoteSignature(line.name(), line.keyId(), broken)))
                .isFalse();
    }

    /** It signs tree heads, so over another text there is nothing that it could have signed. */
    @Test
    void a_text_that_is_no_checkpoint_or_has_too_long_an_origin_does_not_verify() {
        NoteSignature line = note.signatures().get(0);
        assertThat(key.verifies("no checkpoint\n", line)).isFalse();
        String longer = note.text().replace("audit.example/disclosures", "a".repeat(256));
        assertThat(key.verifies(longer, line)).isFalse();
    }

    @Test
    void without_a_provider_nothing_verifies() {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
        boolean inTheJdk = Security.getProviders("Signature.ML-DSA-44") != null;
        assertThat(key.verifies(note.text(), note.signatures().get(0))).isEqualTo(inTheJdk);
    }

    @Test
    void no_such_keys_are_made_here() {
        assertThatThrownBy(() -> SignerKey.generate("witness.example", KeyKind.ML_DSA_44))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignerKey.parse(vector.get("skey").asText(), key))
                .isInstanceOf(Malformed.class);
    }
}
