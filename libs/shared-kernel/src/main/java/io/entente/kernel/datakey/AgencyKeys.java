package io.entente.kernel.datakey;

import io.smallrye.mutiny.Uni;

/**
 * Agencies' key-encryption keys, which wrap data keys and never leave where they are kept: an agency's KMS or HSM, files
 * in the demo ({@link AgencyKeyFiles}). A call may go far: whoever implements this answers on the caller's context.
 */
public interface AgencyKeys {
    /**
     * @param dataKey 32 bytes
     * @return a text that tells nothing without the agency's key, and that opens only for this name. Fails with
     *     {@link KeyRefused} if the agency's key is not to be had.
     */
    Uni<String> wrap(DataKeyName name, byte[] dataKey);

    /** @return the 32 bytes. Fails with {@link KeyRefused} if it was wrapped by another key or for another name. */
    Uni<byte[]> unwrap(DataKeyName name, String wrapped);
}
