package io.entente.cases.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.cases.item.Warning;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.Deed;
import io.entente.cases.officer.Deeds;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.cases.referral.Version;
import io.entente.cases.referral.VersionEntry;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** An officer looks back: at a referral's versions, at one of them, at what was done to it and by whom. */
@ApplicationScoped
class ReadHistory {
    private final Referrals referrals;
    private final Deeds deeds;
    private final OnDuty duty;

    ReadHistory(Referrals referrals, Deeds deeds, OnDuty duty) {
        this.referrals = referrals;
        this.deeds = deeds;
        this.duty = duty;
    }

    @WithTransaction
    @OwnRows
    public Uni<Versions> versions(RecordId id) {
        return looked(id)
                .chain(referrals::versions)
                .map(lines -> new Versions(lines.stream().map(VersionLine::of).toList()));
    }

    @WithTransaction
    @OwnRows
    public Uni<OneVersion> version(RecordId id, int number) {
        return referrals
                .readable(duty.officer(), id)
                .chain(referral -> referrals.version(referral, number))
                .call(() -> duty.did(Act.READ, id, number))
                .map(OneVersion::of);
    }

    @WithTransaction
    @OwnRows
    public Uni<History> deeds(RecordId id) {
        return looked(id)
                .chain(referral -> deeds.to(referral.id()))
                .map(done -> new History(done.stream().map(Done::of).toList()));
    }

    private Uni<Referral> looked(RecordId id) {
        return referrals.readable(duty.officer(), id).call(referral -> duty.did(Act.HISTORY_READ, referral));
    }

    /** Oldest first. */
    record Versions(List<VersionLine> versions) {}

    /** @param authors pseudonyms of all who wrote in it */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record VersionLine(
            int number,
            String state,
            String type,
            List<String> authors,
            Instant createdAt,
            @Schema(nullable = true) @Nullable Instant releasedAt) {
        static VersionLine of(VersionEntry line) {
            return new VersionLine(
                    line.number(),
                    line.state().code(),
                    line.type(),
                    List.of(line.authors().split(" ")),
                    line.createdAt(),
                    line.releasedAt());
        }
    }

    /** A version whole, whatever became of it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OneVersion(
            int number,
            String state,
            List<String> authors,
            Instant createdAt,
            @Schema(nullable = true) @Nullable Instant releasedAt,
            @Schema(ref = "Content") JsonNode content,
            List<Warning> warnings) {
        static OneVersion of(Version version) {
            Shown shown = Shown.of(version.document());
            return new OneVersion(
                    version.number(),
                    version.state().code(),
                    version.authors(),
                    version.createdAt(),
                    version.releasedAt().orElse(null),
                    shown.content(),
                    shown.warnings());
        }
    }

    /** Oldest first. */
    record History(List<Done> history) {}

    /**
     * @param act the type of its event
     * @param officer pseudonym
     */
    record Done(String act, int version, String officer, Instant at) {
        static Done of(Deed deed) {
            return new Done(deed.act(), deed.version(), deed.officer(), deed.at());
        }
    }
}
