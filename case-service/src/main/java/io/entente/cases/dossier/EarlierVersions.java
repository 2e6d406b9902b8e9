package io.entente.cases.dossier;

import io.entente.cases.form.MalformedForm;
import io.entente.cases.item.Content;
import io.entente.cases.item.ContentDocument;
import io.entente.cases.item.Shield;
import io.entente.cases.referral.Earlier;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.work.Aside;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a referral said before. Read a few versions at a time, where something is released or shared and nowhere else: there
 * may be many, and each may be long.
 */
@ApplicationScoped
public class EarlierVersions {
    private static final int AT_A_TIME = 8;

    private final Referrals referrals;

    EarlierVersions(Referrals referrals) {
        this.referrals = referrals;
    }

    /**
     * A version with what it said.
     *
     * @param twoOfficers whether its release took two
     * @param content empty where today's rules refuse it
     */
    public record Past(int number, boolean inForce, boolean released, boolean twoOfficers, Optional<Content> content) {
        static Past of(Earlier earlier) {
            return new Past(
                    earlier.number(),
                    earlier.inForce(),
                    earlier.released(),
                    earlier.twoOfficers(),
                    content(earlier.json()));
        }

        /** What is shielded after it. */
        public Shield shielded(Shield before) {
            return content.map(said -> {
                        if (!released) return before.afterSubmitted(said);
                        return twoOfficers ? before.afterTwoReleased(said) : before.afterReleased(said);
                    })
                    .orElseGet(before::afterUnread);
        }

        private static Optional<Content> content(String json) {
            try {
                return Optional.of(ContentDocument.read(json.getBytes(StandardCharsets.UTF_8)));
            } catch (MalformedForm refused) {
                return Optional.empty();
            }
        }
    }

    /**
     * @param referral read before in this transaction
     * @param number of the version before which they are; all of them were submitted or released
     * @param action on each in order, oldest first, on a worker's thread
     */
    public Uni<Void> each(Referral referral, int number, Consumer<Past> action) {
        return from(1, referral, number, action);
    }

    private Uni<Void> from(int first, Referral referral, int number, Consumer<Past> action) {
        if (first >= number) return Uni.createFrom().voidItem();
        int next = Math.min(first + AT_A_TIME, number);
        return referrals
                .earlier(referral, first, next)
                .chain(read -> Aside.done(() -> taken(read, action)))
                .chain(() -> from(next, referral, number, action));
    }

    private static int taken(List<Earlier> read, Consumer<Past> action) {
        read.forEach(one -> action.accept(Past.of(one)));
        return read.size();
    }
}
