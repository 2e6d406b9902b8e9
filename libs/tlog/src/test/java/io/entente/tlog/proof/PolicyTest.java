package io.entente.tlog.proof;

import io.entente.tlog.Malformed;
import io.entente.tlog.Mutants;
import io.entente.tlog.TestLog;
import io.entente.tlog.Vectors;
import io.entente.tlog.note.KeyKind;
import io.entente.tlog.note.NotVerified;
import io.entente.tlog.note.SignedNote;
import io.entente.tlog.note.SignerKey;
import io.entente.tlog.note.VerifierKey;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PolicyTest {
    private final TestLog log = TestLog.of(5);
    private final Map<String, SignerKey> witnesses = new LinkedHashMap<>();
    private final String head;

    PolicyTest() {
        for (String name : List.of("US", "BE", "EU", "OVERSEER"))
            witnesses.put(name, SignerKey.generate(name.toLowerCase() + ".example", KeyKind.COSIGNATURE));
        StringBuilder text = new StringBuilder("log " + log.verifier() + " https://log.example/\n");
        witnesses.forEach((name, key) -> text.append("witness " + name + " " + key.verifier() + "\n"));
        head = text.toString();
    }

    @Test
    void two_others_than_the_operator_are_enough() {
        String policy = head + "group others 2 US EU OVERSEER\nquorum others\n";
        assertThat(isMet(policy, "US", "EU")).isTrue();
        assertThat(isMet(policy, "OVERSEER", "EU", "BE")).isTrue();
        assertThat(isMet(policy, "US", "EU", "OVERSEER")).isTrue();
        assertThat(isMet(policy, "US", "BE")).isFalse();
        assertThat(isMet(policy, "US")).isFalse();
        assertThat(isMet(policy)).isFalse();
    }

    @Test
    void groups_count_as_their_members_do() {
        String all = head + "group g all US BE\nquorum g\n";
        assertThat(isMet(all, "US", "BE")).isTrue();
        assertThat(isMet(all, "US", "EU")).isFalse();
        String any = head + "group g any US BE\nquorum g\n";
        assertThat(isMet(any, "BE")).isTrue();
        assertThat(isMet(any, "EU")).isFalse();
        String nested = head + "group a any US BE\ngroup b any EU OVERSEER\ngroup both all a b\nquorum both\n";
        assertThat(isMet(nested, "US", "OVERSEER")).isTrue();
        assertThat(isMet(nested, "US", "BE")).isFalse();
        assertThat(isMet(head + "quorum EU\n", "EU")).isTrue();
        assertThat(isMet(head + "quorum EU\n", "US", "BE", "OVERSEER")).isFalse();
        assertThat(isMet(head + "quorum none\n")).isTrue();
    }

    @Test
    void a_cosignature_that_does_not_hold_spoils_the_checkpoint() {
        SignedNote note = cosigned("US");
        SignedNote spoilt = note.with(List.of(witnesses.get("EU").sign("another text\n", 5)));
        Policy policy = Policy.parse(head + "quorum US\n");
        assertThat(policy.verified(note).origin()).isEqualTo(TestLog.ORIGIN);
        assertThatThrownBy(() -> policy.verified(spoilt)).isInstanceOf(NotVerified.class);
        assertThat(policy.cosigners(note)).containsExactly("US");
    }

    @Test
    void a_witness_that_signed_twice_counts_once() {
        SignedNote note = cosigned("US");
        SignedNote twice = note.with(List.of(witnesses.get("US").sign(note.text(), 99)));
        assertThatThrownBy(() ->
                        Policy.parse(head + "group two 2 US EU\nquorum two\n").verified(twice))
                .isInstanceOf(NotVerified.class);
    }

    @Test
    void any_of_the_keys_of_a_log_signs_for_it() {
        VerifierKey before = SignerKey.generate(TestLog.ORIGIN, KeyKind.ED25519).verifier();
        Policy policy = Policy.parse("log " + before + "\n" + head + "quorum US\n");
        assertThat(policy.verified(cosigned("US")).head()).isEqualTo(log.tree().head(5));
    }

    @Test
    void a_tree_of_no_entries_with_the_root_of_some_is_not_verified() {
        String text = log.checkpoint(3).text().replace("\n3\n", "\n0\n");
        SignedNote note = new SignedNote(text, List.of(log.key().sign(text, 0)));
        assertThatThrownBy(() -> Policy.parse(head + "quorum none\n").verified(note))
                .isInstanceOf(NotVerified.class);
    }

    @Test
    void white_space_and_lines_of_comment_say_nothing() {
        String policy = "# who signs\n\n \t\n  # \u2028 quorum none\n"
                + head.replace(" ", " \t ").replace("witness", " witness") + "\tquorum\tUS \n";
        assertThat(isMet(policy, "US")).isTrue();
        assertThat(isMet(policy, "EU")).isFalse();
    }

    /** A name may have the sign of a comment in it, and so may an address. */
    @Test
    void a_comment_is_a_line_of_its_own() {
        String policy = head.replace("witness US", "witness #US").replace("example/\n", "example/#top\n");
        assertThat(isMet(policy + "quorum #US\n", "US")).isTrue();
        assertThatThrownBy(() -> Policy.parse(head + "quorum US # the first\n")).isInstanceOf(Malformed.class);
    }

    @Test
    void what_is_no_policy_is_refused() {
        String log2 =
                "log " + SignerKey.generate("other.example", KeyKind.ED25519).verifier();
        String us = witnesses.get("US").verifier().toString();
        for (String wrong : List.of(
                "",
                "quorum none\n",
                head,
                head + "quorum US",
                head + "quorum NOBODY\n",
                head + "quorum US\nquorum EU\n",
                head + "quorum none\nquorum none\n",
                head + "quorum US EU\n",
                head + "quorum\n",
                head + "Quorum US\n",
                head + "quorum US\r\n",
                head + "quorum US\f\n",
                head + "# \u007f\nquorum US\n",
                head + "quorum g\ngroup g any US\n",
                head + "group g any\nquorum g\n",
                head + "group g 0 US\nquorum g\n",
                head + "group g 2 US\nquorum g\n",
                head + "group g 01 US\nquorum g\n",
                head + "group g 4294967297 US\nquorum g\n",
                head + "group g some US\nquorum g\n",
                head + "group g any US US\nquorum g\n",
                head + "group g any US\nquorum US\n",
                head + "group g any US\ngroup h any US\nquorum g\n",
                head + "group g any none\nquorum g\n",
                head + "group none any US\nquorum none\n",
                head + "group US any BE\nquorum US\n",
                head + "witness none " + us + "\nquorum none\n",
                head + "witness AGAIN " + us + "\nquorum US\n",
                head + "witness US "
                        + SignerKey.generate("x.example", KeyKind.COSIGNATURE).verifier() + "\nquorum US\n",
                head + "witness LOG " + log.verifier() + "\nquorum US\n",
                head + "log " + us + "\nquorum US\n",
                head + "log\nquorum US\n",
                head + "witness X\nquorum US\n",
                head + "log " + log.verifier() + "\nquorum US\n",
                head + log2 + " https://a/ more\nquorum US\n",
                head + "witness X " + us + " https://a/ more\nquorum US\n"))
            assertThatThrownBy(() -> Policy.parse(wrong)).as(wrong).isInstanceOf(Malformed.class);
        assertThat(Policy.parse(head + log2 + " https://a/\nquorum US\n").logs())
                .hasSize(2);
    }

    /** One key under another kind's id would be one witness that counts for two. */
    @Test
    void one_key_under_two_names_is_refused() {
        String us = witnesses.get("US").verifier().toString();
        String renamed = Vectors.renamed(us, "us2.example");
        assertThat(VerifierKey.parse(renamed).isSameKeyAs(VerifierKey.parse(us)))
                .isTrue();
        assertThatThrownBy(() -> Policy.parse(head + "witness US2 " + renamed + "\nquorum US\n"))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("two names");
    }

    @Test
    void groups_within_groups_exhaust_nobody() {
        List<String> lines = new ArrayList<>(List.of(head + "group g0 any US\n"));
        for (int i = 1; i < 250; i++) lines.add("group g" + i + " any g" + (i - 1) + "\n");
        assertThat(isMet(String.join("", lines) + "quorum g249\n", "US")).isTrue();
        for (int i = 250; i < 300; i++) lines.add("group g" + i + " any g" + (i - 1) + "\n");
        assertThatThrownBy(() -> Policy.parse(String.join("", lines) + "quorum g299\n"))
                .isInstanceOf(Malformed.class);
        assertThat(isMet(head + "group g any US" + " \t".repeat(300) + "\nquorum g\n", "US"))
                .isTrue();
    }

    /** There is no writing of policies here, so that a changed one is refused or read, and nothing else. */
    @Test
    void a_changed_policy_is_refused_or_read() {
        byte[] policy = (head + "group g 2 US EU\nquorum g\n").getBytes(StandardCharsets.UTF_8);
        Mutants.areRefusedOrKept(policy, bytes -> {
            Policy.parse(new String(bytes, StandardCharsets.ISO_8859_1));
            return bytes;
        });
    }

    private boolean isMet(String policy, String... cosigners) {
        try {
            Policy.parse(policy).verified(cosigned(cosigners));
            return true;
        } catch (NotVerified e) {
            return false;
        }
    }

    private SignedNote cosigned(String... cosigners) {
        SignedNote note = log.checkpoint(5);
        for (String name : cosigners)
            note = note.with(List.of(witnesses.get(name).sign(note.text(), 5)));
        return note;
    }
}
