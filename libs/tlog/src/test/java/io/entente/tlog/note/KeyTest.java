package io.entente.tlog.note;

import io.entente.tlog.Malformed;
import io.entente.tlog.Mutants;
import io.entente.tlog.Strict;
import io.entente.tlog.Vectors;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyTest {
    private static final String LOG =
            Vectors.own("notes.json").get("vkeys").get("log").asText();
    private static final String WITNESS = Vectors.own("notes.json")
            .get("vkeys")
            .get("witness.us.example/audit")
            .asText();

    private final SignerKey key = SignerKey.generate("log.example", KeyKind.ED25519);

    @Test
    void a_key_is_written_as_it_was_read() {
        for (String vkey :
                List.of(LOG, WITNESS, Vectors.own("mldsa.json").get("vkey").asText()))
            assertThat(VerifierKey.parse(vkey)).hasToString(vkey);
        assertThat(VerifierKey.parse(LOG).kind()).isEqualTo(KeyKind.ED25519);
        assertThat(VerifierKey.parse(WITNESS).kind()).isEqualTo(KeyKind.COSIGNATURE);
        assertThat(VerifierKey.parse(WITNESS).name()).isEqualTo("witness.us.example/audit");
    }

    @Test
    void no_key_is_written_in_two_ways() {
        for (String vkey : List.of(LOG, WITNESS))
            Mutants.areRefusedOrKept(vkey.getBytes(StandardCharsets.UTF_8), bytes -> VerifierKey.parse(
                            new String(bytes, StandardCharsets.UTF_8))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_is_no_key_is_refused() {
        for (String wrong : List.of(
                "",
                "log",
                "log+613a9017",
                "log.example+613a9017+",
                LOG.replace("613a9017", "613A9017"),
                LOG.replace("audit", "other"),
                LOG + "=",
                LOG.replace("+AS5U", "+AyU"), // a kind that is not known
                "a b" + LOG))
            assertThatThrownBy(() -> VerifierKey.parse(wrong)).as(wrong).isInstanceOf(Malformed.class);
    }

    @Test
    void a_key_is_as_long_as_its_kind_says() {
        for (KeyKind kind : KeyKind.values())
            assertThatThrownBy(() -> KeyKind.of(kind.code(), 31)).isInstanceOf(Malformed.class);
        assertThat(KeyKind.of((byte) 6, 1312)).isEqualTo(KeyKind.ML_DSA_44);
        assertThatThrownBy(() -> KeyKind.of((byte) 2, 91)).isInstanceOf(Malformed.class);
    }

    /** The white space of Unicode, the next line among it, which the JDK counts as a control character alone. */
    @Test
    void a_name_has_no_space_of_any_kind_and_no_plus() {
        for (String sign : List.of(
                " ", "\t", "\n", "\u000b", "\u0085", "\u00a0", "\u1680", "\u2003", "\u2028", "\u2029", "\u202f",
                "\u205f", "\u3000", "+"))
            assertThatThrownBy(() -> KeyName.checked("a" + sign + "b")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> KeyName.checked("")).isInstanceOf(Malformed.class);
        assertThat(KeyName.checked("audit.example/caf\u00e9-\u2014")).isEqualTo("audit.example/caf\u00e9-\u2014");
    }

    @Test
    void one_key_under_two_names_and_kinds_is_one_key() {
        VerifierKey log = key.verifier();
        byte[] raw = Strict.base64(log.toString().split("\\+", 3)[2]);
        byte[] bare = Arrays.copyOfRange(raw, 1, raw.length);
        VerifierKey renamed = new VerifierKey("other.example", KeyKind.COSIGNATURE, bare);
        assertThat(renamed.isSameKeyAs(log)).isTrue();
        assertThat(renamed).isNotEqualTo(log);
        assertThat(new VerifierKey("log.example", KeyKind.ED25519, bare))
                .isEqualTo(log)
                .hasSameHashCodeAs(log);
        assertThat(new VerifierKey("log.example", KeyKind.COSIGNATURE, bare)).isNotEqualTo(log);
        assertThat(new VerifierKey("other.example", KeyKind.ED25519, bare)).isNotEqualTo(log);
        assertThat(VerifierKey.parse(LOG).isSameKeyAs(log)).isFalse();
        assertThat(VerifierKey.parse(LOG)).isNotEqualTo(log).isNotEqualTo(LOG);
    }

    @Test
    void a_secret_key_is_read_as_it_was_written_and_not_shown() {
        for (KeyKind kind : List.of(KeyKind.ED25519, KeyKind.COSIGNATURE)) {
            SignerKey made = SignerKey.generate("witness.example", kind);
            SignerKey read = SignerKey.parse(made.secret(), made.verifier());
            assertThat(read.secret()).isEqualTo(made.secret());
            assertThat(read.verifier()).isEqualTo(made.verifier());
            assertThat(read.sign("a\n", 5)).isEqualTo(made.sign("a\n", 5));
            assertThat(made).hasToString("SignerKey[witness.example]");
        }
    }

    @Test
    void the_secret_half_of_another_key_is_refused() {
        SignerKey other = SignerKey.generate("log.example", KeyKind.ED25519);
        SignerKey witness = SignerKey.generate("log.example", KeyKind.COSIGNATURE);
        for (String wrong : List.of(
                other.secret(),
                witness.secret(),
                key.secret().replace("log.example", "other.example"),
                key.secret().substring(1),
                key.secret() + "\n",
                "PRIVATE+KEY+log.example",
                "PRIVATE+KEY+log.example+00000000+" + key.secret().split("\\+", 5)[4],
                "PRIVATE+KEY+log.example+00000000+AQ=="))
            assertThatThrownBy(() -> SignerKey.parse(wrong, key.verifier()))
                    .as(wrong)
                    .isInstanceOf(Malformed.class);
    }

    @Test
    void a_key_that_is_no_point_verifies_nothing() {
        byte[] noPoint = new byte[32];
        Arrays.fill(noPoint, (byte) 0xff);
        VerifierKey broken = new VerifierKey("log.example", KeyKind.ED25519, noPoint);
        assertThat(broken.verifies("a\n", new NoteSignature("log.example", broken.id(), new byte[64])))
                .isFalse();
    }

    @Test
    void a_signature_is_over_this_text_at_this_time_by_this_key() {
        SignerKey witness = SignerKey.generate("witness.example", KeyKind.COSIGNATURE);
        NoteSignature line = witness.sign("a\n", 77);
        VerifierKey verifier = witness.verifier();
        assertThat(verifier.verifies("a\n", line)).isTrue();
        assertThat(verifier.time(line)).hasValue(77);
        assertThat(verifier.verifies("b\n", line)).isFalse();
        byte[] later = line.value();
        later[7]++;
        assertThat(verifier.verifies("a\n", new NoteSignature(line.name(), line.keyId(), later)))
                .isFalse();
        assertThat(verifier.verifies("a\n", new NoteSignature(line.name(), line.keyId(), new byte[71])))
                .isFalse();
        assertThat(verifier.verifies("a\n", new NoteSignature(line.name(), line.keyId() + 1, line.value())))
                .isFalse();
        assertThat(verifier.verifies("a\n", new NoteSignature("other.example", line.keyId(), line.value())))
                .isFalse();
        assertThat(key.verifier().verifies("a\n", line)).isFalse();
    }

    /** Times are unsigned in the format, and those beyond 2^63-1 are not to be used. */
    @Test
    void a_cosignature_of_before_1970_does_not_verify() {
        SignerKey witness = SignerKey.generate("witness.example", KeyKind.COSIGNATURE);
        assertThat(witness.verifier().verifies("a\n", witness.sign("a\n", 0))).isTrue();
        assertThat(witness.verifier().verifies("a\n", witness.sign("a\n", -1))).isFalse();
    }
}
