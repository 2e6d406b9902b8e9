package io.entente.kernel.datakey;

import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a thief of the database, or somebody who may write to it, can do with what lies there: nothing. */
class DataKeyTest {
    private static final AgencyId FGP = new AgencyId("be-fgp");
    private static final AgencyId HSI = new AgencyId("us-hsi");
    private static final RecordId RECORD = RecordId.random();
    private static final Place HERE = Place.of("shelf_claim.member", RECORD, 1, 7);

    @TempDir
    Path directory;

    private AgencyKeyFiles agencies;

    @BeforeEach
    void two_agencies_have_keys() throws IOException {
        write("be-fgp.key", DataKey.fresh());
        write("us-hsi.key", DataKey.fresh());
        agencies = new AgencyKeyFiles(directory);
    }

    @Test
    void what_was_closed_opens_in_its_place() {
        DataKey key = new DataKey(DataKey.fresh());

        assertThat(key.openText(HERE, key.close(HERE, "Jan Peeters"))).isEqualTo("Jan Peeters");
        assertThat(key.openText(HERE, key.closeText(HERE, ""))).isEmpty();
        assertThat(new String(key.close(HERE, "Jan Peeters"), UTF_8)).doesNotContain("Peeters");
    }

    @Test
    void a_ciphertext_moved_to_another_claim_does_not_open() {
        DataKey key = new DataKey(DataKey.fresh());
        byte[] closed = key.close(HERE, "Jan Peeters");

        for (Place elsewhere : List.of(
                Place.of("shelf_claim.member", RECORD, 1, 8),
                Place.of("shelf_claim.member", RECORD, 2, 7),
                Place.of("shelf_claim.encoded", RECORD, 1, 7),
                Place.of("shelf_claim.member", RecordId.random(), 1, 7)))
            assertThatThrownBy(() -> key.open(elsewhere, closed)).isInstanceOf(BadCiphertext.class);
    }

    @Test
    void a_ciphertext_that_was_changed_anywhere_does_not_open() {
        DataKey key = new DataKey(DataKey.fresh());
        byte[] closed = key.close(HERE, "Jan Peeters");

        for (int i = 0; i < closed.length; i++) {
            byte[] changed = closed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> key.open(HERE, changed)).isInstanceOf(BadCiphertext.class);
            byte[] cut = Arrays.copyOf(closed, i);
            assertThatThrownBy(() -> key.open(HERE, cut)).isInstanceOf(BadCiphertext.class);
        }
        assertThatThrownBy(() -> key.openText(HERE, "not base64!")).isInstanceOf(BadCiphertext.class);
        assertThatThrownBy(() -> new DataKey(DataKey.fresh()).open(HERE, closed))
                .isInstanceOf(BadCiphertext.class);
    }

    @Test
    void equal_values_look_different_each_time() {
        DataKey key = new DataKey(DataKey.fresh());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) seen.add(key.closeText(HERE, "same"));

        assertThat(seen).hasSize(1_000);
    }

    @Test
    void a_mark_finds_equal_values_under_one_key_and_tells_nothing_under_another() {
        DataKey key = new DataKey(DataKey.fresh());

        assertThat(key.mark("a.column", "value")).isEqualTo(key.mark("a.column", "value"));
        assertThat(key.mark("a.column", "value"))
                .isNotEqualTo(key.mark("another.column", "value"))
                .isNotEqualTo(key.mark("a.column", "other"))
                .isNotEqualTo(new DataKey(DataKey.fresh()).mark("a.column", "value"));
    }

    @Test
    void a_wrapped_key_opens_for_its_own_record_and_agency_alone() {
        DataKeyName name = DataKeyName.of(FGP, RECORD);
        byte[] secret = DataKey.fresh();
        String wrapped = wrap(name, secret);

        assertThat(unwrap(name, wrapped)).isEqualTo(secret);
        for (DataKeyName other :
                List.of(DataKeyName.of(FGP, RecordId.random()), DataKeyName.of(HSI, RECORD), DataKeyName.of(FGP)))
            assertThatThrownBy(() -> unwrap(other, wrapped)).isInstanceOf(KeyRefused.class);
    }

    @Test
    void a_wrapped_key_that_was_changed_is_refused_wherever_it_was() {
        DataKeyName name = DataKeyName.of(FGP, RECORD);
        String wrapped = wrap(name, DataKey.fresh());
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < wrapped.length() - 1; i++)
            changed.add(wrapped.substring(0, i) + (wrapped.charAt(i) == 'A' ? 'Z' : 'A') + wrapped.substring(i + 1));

        assertThat(changed)
                .allSatisfy(text -> assertThatThrownBy(() -> unwrap(name, text)).isInstanceOf(KeyRefused.class));
    }

    @Test
    void after_a_change_of_keys_what_the_old_one_wrapped_still_opens_and_the_new_one_wraps() throws IOException {
        DataKeyName name = DataKeyName.of(FGP, RECORD);
        byte[] secret = DataKey.fresh();
        String before = wrap(name, secret);
        Files.move(directory.resolve("be-fgp.key"), directory.resolve("be-fgp.2025.key"));
        write("be-fgp.key", DataKey.fresh());

        agencies = new AgencyKeyFiles(directory);

        assertThat(unwrap(name, before)).isEqualTo(secret);
        String after = wrap(name, secret);
        Files.delete(directory.resolve("be-fgp.2025.key"));
        agencies = new AgencyKeyFiles(directory);
        assertThat(unwrap(name, after)).isEqualTo(secret);
        assertThatThrownBy(() -> unwrap(name, before)).isInstanceOf(KeyRefused.class);
    }

    @Test
    void a_service_that_keeps_records_does_not_start_without_a_key_for_each_agency_it_serves() {
        PartyRegister register = new TestKeys().register();

        assertThatThrownBy(() -> new AgencyKeyFiles(true, Optional.of(directory), TestKeys.CASES_OF_US, register))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("us-cbp")
                .hasMessageNotContaining("us-hsi");
        assertThatThrownBy(() -> new AgencyKeyFiles(true, Optional.empty(), "case-service", register))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("entente.keys.at-rest");
        assertThat(new AgencyKeyFiles(false, Optional.empty(), "audit-service", register))
                .as("one that keeps none needs none")
                .hasToString("AgencyKeyFiles[]");
    }

    @Test
    void keys_stand_in_no_text() {
        assertThat(new DataKey(DataKey.fresh()).toString()).isEqualTo("DataKey");
        assertThat(agencies.toString()).matches("AgencyKeyFiles\\[[a-z, -]+]");
    }

    private String wrap(DataKeyName name, byte[] secret) {
        return agencies.wrap(name, secret).await().indefinitely();
    }

    private byte[] unwrap(DataKeyName name, String wrapped) {
        return agencies.unwrap(name, wrapped).await().indefinitely();
    }

    private void write(String file, byte[] key) throws IOException {
        Files.writeString(
                directory.resolve(file), "# a key\n" + Base64.getEncoder().encodeToString(key) + "\n");
    }
}
