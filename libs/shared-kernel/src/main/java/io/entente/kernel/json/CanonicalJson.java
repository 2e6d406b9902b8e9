package io.entente.kernel.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.erdtman.jcs.JsonCanonicalizer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one form of a JSON value that is hashed, signed and shown: RFC 8785. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** @throws MalformedJson if the value has no canonical form that keeps its meaning (see {@link StrictJson#check}) */
    public static byte[] bytes(JsonNode value) {
        StrictJson.check(value);
        try {
            // The library takes objects and arrays only; a bare value is canonical inside an array of one.
            if (value.isContainerNode()) return new JsonCanonicalizer(value.toString()).getEncodedUTF8();
            String wrapped = new JsonCanonicalizer("[" + value + "]").getEncodedString();
            return wrapped.substring(1, wrapped.length() - 1).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MalformedJson("it has no canonical form");
        }
    }

    /** @return 64 hexadecimal digits, the SHA-256 of the canonical form */
    public static String hash(JsonNode value) {
        return sha256(bytes(value));
    }

    /** @return 64 hexadecimal digits, the SHA-256 of the bytes as they are */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
