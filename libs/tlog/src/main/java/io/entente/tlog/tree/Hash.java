package io.entente.tlog.tree;

import io.entente.tlog.Malformed;
import io.entente.tlog.Strict;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 hash: of a leaf, of a node, of a whole tree (RFC 6962 §2.1). */
public final class Hash {
    /** Its length. */
    public static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** The root of a tree without leaves. */
    public static final Hash OF_EMPTY_TREE = new Hash(sha256().digest());

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws Malformed unless there are 32 bytes */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) throw new Malformed("a hash of " + bytes.length + " bytes");
        return new Hash(bytes.clone());
    }

    /** @throws Malformed unless it is the base64 of 32 bytes */
    public static Hash ofBase64(String text) {
        return of(Strict.base64(text));
    }

    /** The hash of a leaf, from its entry's bytes. */
    public static Hash ofLeaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    /** The hash of a node, from those of its two subtrees. */
    public static Hash ofNode(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String base64() {
        return Strict.base64(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(bytes).getInt();
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
