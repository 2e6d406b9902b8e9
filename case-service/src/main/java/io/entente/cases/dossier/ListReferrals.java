package io.entente.cases.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Referrals;
import io.entente.cases.referral.Summary;
import io.entente.cases.referral.Wanted;
import io.entente.kernel.api.Page;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An officer lists those of the agency's referrals that are theirs to read, newest first. */
@ApplicationScoped
class ListReferrals {
    private final Referrals referrals;
    private final OnDuty duty;

    ListReferrals(Referrals referrals, OnDuty duty) {
        this.referrals = referrals;
        this.duty = duty;
    }

    /** @param after the last referral of the page before */
    @WithTransaction
    @OwnRows
    public Uni<ReferralPage> page(Wanted wanted, Optional<RecordId> after, int limit) {
        return duty.did(Act.LISTED)
                .chain(() -> referrals.page(duty.officer(), wanted, after, limit + 1))
                .map(found -> ReferralPage.of(found, limit));
    }

    /** @param next to ask for what follows; absent on the last page */
    record ReferralPage(List<Entry> referrals, Optional<String> next) {
        static ReferralPage of(List<Summary> found, int limit) {
            return Page.of(found, limit, (Summary summary) -> summary.id().toString())
                    .map(Entry::of)
                    .as(ReferralPage::new);
        }
    }

    /** A line of the list. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Entry(
            String id,
            String reference,
            String type,
            String state,
            Instant filedAt,
            @Schema(nullable = true) @Nullable String unit,
            @Schema(nullable = true) @Nullable String assignee,
            @Schema(nullable = true) @Nullable LocalDate reviewBy,
            Newest version,
            @Schema(nullable = true) @Nullable Integer released) {
        record Newest(int number, String state) {}

        static Entry of(Summary summary) {
            return new Entry(
                    summary.id().toString(),
                    summary.reference(),
                    summary.type(),
                    summary.state().code(),
                    summary.filedAt(),
                    summary.unit(),
                    summary.assignee(),
                    summary.reviewBy(),
                    new Newest(summary.number(), summary.versionState().code()),
                    summary.released());
        }
    }
}
