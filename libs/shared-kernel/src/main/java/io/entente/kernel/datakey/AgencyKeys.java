package io.entente.kernel.datakey;

import io.smallrye.mutiny.Uni;

/**
 * Agencies' key-encryption keys, which wrap data keys and never leave where they are kept: an agency's KMS or HSM, files
 * in the demo ({@link AgencyKeyFiles}). A call may go far: whoever implements this does not block the caller's thread.
 * Who asks waits for {@code entente.at-rest.patience}, since it may hold a transaction, and takes no answer for an outage. Any failure but {@link KeyRefused} means that the keys do not
 * answer now, and that to ask again may help.
 */
public interface AgencyKeys {
    /**
     * @param dataKey 32 bytes
     * @return a text that tells nothing without the agency's key, and that opens only for this name. Fails with
     *     {@link KeyRefused} if the agency has no key here.
     */
    Uni<String> wrap(DataKeyName name, byte[] dataKey);

    /** @return the 32 bytes. Fails with {@link KeyRefused} if it was wrapped by another key or for another name. */
    Uni<byte[]> unwrap(DataKeyName name, String wrapped);
}
