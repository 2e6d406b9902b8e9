package io.entente.audit.ledger;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;

class LeafInputTest {
    @Test
    void a_leaf_is_one_byte_and_the_hash_of_the_signed_part() {
        // SHA-256("abc") is the first example of FIPS 180-2.
        assertThat(HexFormat.of().formatHex(LeafInput.of("abc")))
                .isEqualTo("01ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
