package io.entente.kernel.key;

/** Something that can sign for one holder: a key file in the demo, an HSM or the agency's own endpoint elsewhere. */
public interface Signer {
    /** @return the RFC 7638 SHA-256 thumbprint under which the register lists the public key */
    String keyId();

    /**
     * @param typ the media type of what is signed, for the header
     * @param payload the bytes to sign
     * @return compact JWS (RFC 7515), ES256: {@code header.payload.signature}
     */
    String sign(String typ, byte[] payload);
}
