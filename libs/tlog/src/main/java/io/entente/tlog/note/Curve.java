package io.entente.tlog.note;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 over raw keys, which the JDK takes in envelopes alone (RFC 8410). */
final class Curve {
    private static final String ALGORITHM = "Ed25519";
    private static final byte[] PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Curve() {}

    /** False also for a key or signature that is none: the JDK throws there. */
    static boolean verifies(byte[] key, byte[] message, byte[] signature) {
        try {
            PublicKey parsed =
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(joined(PUBLIC, key)));
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(parsed);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static byte[] sign(byte[] seed, byte[] message) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE, seed)));
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 on has Ed25519", e);
        }
    }

    private static byte[] joined(byte[] envelope, byte[] key) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(envelope);
        joined.writeBytes(key);
        return joined.toByteArray();
    }
}
