package io.entente.cases.recall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.api.Page;
import io.entente.kernel.api.Passed;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An officer lists what recipients owe, of referrals that are theirs to read: what is due first. */
@ApplicationScoped
class ListRecalls {
    private static final String PAGE = "select o from OwedReceipt o join Referral r on r.id = o.referral where %1$s";
    private static final String AFTER = " and (o.dueAt > :due or (o.dueAt = :due and o.id > :after))";

    private final Referrals referrals;
    private final OnDuty duty;
    private final Clock clock;

    ListRecalls(Referrals referrals, OnDuty duty, Clock clock) {
        this.referrals = referrals;
        this.duty = duty;
        this.clock = clock;
    }

    /**
     * What is due first.
     *
     * @param next to ask for what follows; absent on the last page
     */
    record RecallPage(List<RecallLine> recalls, Optional<String> next) {
        static RecallPage of(List<OwedReceipt> found, Standing standing, int limit) {
            return Page.of(found, limit, (OwedReceipt last) -> new Passed(last.dueAt(), last.id()).toString())
                    .map(owed -> RecallLine.of(owed, standing))
                    .as(RecallPage::new);
        }
    }

    /** @param toldAt when the recipient first read of it */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RecallLine(
            UUID recall,
            String referral,
            String kind,
            int version,
            AgencyId agency,
            String state,
            Instant dueAt,
            @Schema(nullable = true) @Nullable Instant toldAt) {
        static RecallLine of(OwedReceipt owed, Standing standing) {
            return new RecallLine(
                    owed.id(),
                    owed.referral().toString(),
                    owed.occasion().kind(),
                    owed.occasion().version(),
                    owed.recipient(),
                    standing.code(),
                    owed.dueAt(),
                    owed.toldAt().orElse(null));
        }
    }

    /** @param after how far the pages before went */
    @WithTransaction
    @OwnRows
    public Uni<RecallPage> page(Standing standing, Optional<Passed> after, int limit) {
        return duty.did(Act.RECALLS_LISTED)
                .chain(() -> found(standing, after, limit + 1))
                .map(found -> RecallPage.of(found, standing, limit));
    }

    private Uni<List<OwedReceipt>> found(Standing standing, Optional<Passed> after, int most) {
        Map<String, Object> parameters = new HashMap<>();
        if (standing.dependsOnTime()) parameters.put("now", clock.instant());
        after.ifPresent(passed -> {
            parameters.put("due", passed.at());
            parameters.put("after", passed.id());
        });
        return referrals.concerning(
                duty.officer(),
                OwedReceipt.class,
                PAGE + standing.condition() + after.map(last -> AFTER).orElse("") + " order by o.dueAt, o.id",
                parameters,
                most);
    }
}
