package io.entente.tlog.note;

import io.entente.tlog.Strict;

import java.util.HexFormat;

/** Keys of vectors. */
final class TestKeys {
    private TestKeys() {}

    /** Go's tools keep a cosigner's seed as that of a log's key; here a secret key says what it is for. */
    static SignerKey cosigner(String skey, VerifierKey verifier) {
        String[] parts = skey.split("\\+", 5);
        byte[] typed = Strict.base64(parts[4]);
        typed[0] = KeyKind.COSIGNATURE.code();
        return SignerKey.parse(
                "PRIVATE+KEY+" + verifier.name() + "+" + HexFormat.of().toHexDigits(verifier.id()) + "+"
                        + Strict.base64(typed),
                verifier);
    }
}
