package io.entente.cases.referral;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A line in the list of a referral's versions.
 *
 * @param authors pseudonyms of all who wrote in it, separated by spaces
 */
public record VersionEntry(
        int number,
        VersionState state,
        String type,
        String authors,
        Instant createdAt,
        @Nullable Instant releasedAt) {}
