package io.entente.cases.referral;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A line in the list of an agency's referrals. */
public record Summary(
        UUID id,
        String reference,
        State state,
        Instant filedAt,
        @Nullable String unit,
        @Nullable String assignee,
        @Nullable Integer released,
        int number,
        VersionState versionState,
        String type,
        @Nullable LocalDate reviewBy) {}
