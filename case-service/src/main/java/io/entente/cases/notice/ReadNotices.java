package io.entente.cases.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.RecordKeys;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.api.Page;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An officer reads who asked for a referral of theirs to read. */
@ApplicationScoped
class ReadNotices {
    private final Referrals referrals;
    private final RecordKeys keys;
    private final Notices notices;
    private final OnDuty duty;

    ReadNotices(Referrals referrals, RecordKeys keys, Notices notices, OnDuty duty) {
        this.referrals = referrals;
        this.keys = keys;
        this.notices = notices;
        this.duty = duty;
    }

    /** @param after the last notice of the page before */
    @WithTransaction
    @OwnRows
    public Uni<NoticePage> about(RecordId id, Optional<UUID> after, int limit) {
        return referrals.readable(duty.officer(), id).chain(referral -> keys.of(referral.agency(), id)
                .call(() -> duty.did(Act.NOTICES_READ, referral))
                .chain(key ->
                        notices.about(referral, after, limit + 1).map(found -> NoticePage.of(found, limit, key))));
    }

    /**
     * Newest first.
     *
     * @param next to ask for what follows; absent on the last page
     */
    record NoticePage(List<NoticeLine> notices, Optional<UUID> next) {
        static NoticePage of(List<Notice> found, int limit, DataKey key) {
            return Page.of(found, limit, Notice::id)
                    .map(notice -> NoticeLine.of(notice, key))
                    .as(NoticePage::new);
        }
    }

    /**
     * @param contact the asker's functional mailbox
     * @param outcome what the asker got: disclosed, pointer or nothing
     * @param clauses under which the agency is told
     * @param purpose null, as justification and officer are, where the asker named its contact alone
     * @param officer pseudonym of who asked
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record NoticeLine(
            UUID notice,
            String asker,
            String contact,
            String outcome,
            List<String> clauses,
            @Schema(nullable = true) @Nullable String purpose,
            @Schema(nullable = true) @Nullable String justification,
            @Schema(nullable = true) @Nullable String officer,
            Instant askedAt) {
        static NoticeLine of(Notice notice, DataKey key) {
            Optional<Words> words = notice.words(key);
            return new NoticeLine(
                    notice.id(),
                    notice.asker(),
                    notice.contact(),
                    notice.outcome(),
                    notice.clauses(),
                    words.map(said -> said.purpose().code()).orElse(null),
                    words.map(Words::justification).orElse(null),
                    words.map(Words::officer).orElse(null),
                    notice.askedAt());
        }
    }
}
