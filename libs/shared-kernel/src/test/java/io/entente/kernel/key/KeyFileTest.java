package io.entente.kernel.key;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyFileTest {
    @TempDir
    Path directory;

    @Test
    void a_key_is_paired_with_its_public_half_whichever_of_those_registered_it_is() throws Exception {
        ECKey old = key();
        ECKey renewed = key();

        for (ECKey key : List.of(old, renewed))
            assertThat(KeyFile.read(pem("", key), List.of(old.toPublicJWK(), renewed.toPublicJWK())))
                    .isEqualTo(key);
    }

    @Test
    void what_stands_above_a_key_is_for_people() throws Exception {
        ECKey key = key();

        assertThat(KeyFile.read(pem("# of be-fgp, made at its ceremony\n", key), List.of(key.toPublicJWK())))
                .isEqualTo(key);
    }

    @Test
    void a_key_that_the_register_no_longer_lists_and_what_is_no_key_are_refused_by_name() throws Exception {
        Path retired = pem("", key());
        Path nothing = Files.writeString(directory.resolve("nothing.pem"), "# no key at all\n");

        assertThatThrownBy(() -> KeyFile.read(retired, List.of(key().toPublicJWK())))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining(retired.toString());
        assertThatThrownBy(() -> KeyFile.read(nothing, List.of())).isInstanceOf(UnusableKey.class);
    }

    private Path pem(String above, ECKey key) throws Exception {
        String body =
                Base64.getMimeEncoder().encodeToString(key.toECPrivateKey().getEncoded());
        return Files.writeString(
                directory.resolve(key.getKeyID() + ".pem"),
                above + "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }

    private static ECKey key() throws Exception {
        return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    }
}
