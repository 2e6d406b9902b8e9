package io.entente.cases.recall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of what was taken back.
 *
 * @param state of the referral: open, closed, recalled or erased
 */
record RecallSheet(String referral, String state, List<OneRecall> recalls) {

    /**
     * One recall, amendment or erasure.
     *
     * @param version up to which it was taken back, or that amended it
     * @param gatewayHadItAt from when on reads obeyed; null until the gateway has said so
     * @param recipients who had received what was taken from them by it, and no others
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OneRecall(
            String kind,
            int version,
            @Schema(nullable = true) @Nullable Instant gatewayHadItAt,
            List<Recipient> recipients) {}

    /**
     * An agency that owes a receipt.
     *
     * @param state complied; outstanding until it is due; then overdue, or unreachable if it never read of it
     * @param toldAt when it first read of it
     * @param passedOnBy who said to have passed it on to this agency; one by one they are the chain that it went
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Recipient(
            AgencyId agency,
            String state,
            Instant dueAt,
            @Schema(nullable = true) @Nullable Instant toldAt,
            List<AgencyId> passedOnBy,
            List<Receipt> receipts) {}

    /**
     * What it said.
     *
     * @param evidence signed with the agency's own key, or an officer's statement, which proves nothing
     */
    record Receipt(Outcome outcome, String evidence, List<AgencyId> forwardedTo, Instant at) {
        static Receipt of(GivenReceipt given) {
            return new Receipt(
                    given.outcome(), given.isSigned() ? "signed" : "statement", given.forwardedTo(), given.at());
        }
    }

    /** All that was said of one referral. */
    record Heard(List<TakenRecall> taken, List<OwedReceipt> owed, List<GivenReceipt> given) {}

    static RecallSheet of(UUID referral, String state, Heard heard, Instant now) {
        Map<Occasion, TakenRecall> taken =
                heard.taken().stream().collect(Collectors.toMap(TakenRecall::occasion, Function.identity()));
        Map<Occasion, List<OwedReceipt>> owed =
                heard.owed().stream().collect(Collectors.groupingBy(OwedReceipt::occasion));
        Map<UUID, List<GivenReceipt>> given = heard.given().stream().collect(Collectors.groupingBy(GivenReceipt::duty));
        SortedSet<Occasion> occasions = new TreeSet<>(taken.keySet());
        occasions.addAll(owed.keySet());
        return new RecallSheet(
                referral.toString(),
                state,
                occasions.stream()
                        .map(occasion -> new OneRecall(
                                occasion.kind(),
                                occasion.version(),
                                taken.containsKey(occasion)
                                        ? taken.get(occasion).takenAt()
                                        : null,
                                recipients(owed.getOrDefault(occasion, List.of()), given, now)))
                        .toList());
    }

    private static List<Recipient> recipients(
            List<OwedReceipt> owed, Map<UUID, List<GivenReceipt>> given, Instant now) {
        return owed.stream()
                .sorted(Comparator.comparing(OwedReceipt::recipient))
                .map(duty -> recipient(
                        duty, passedOnTo(duty.recipient(), owed, given), given.getOrDefault(duty.id(), List.of()), now))
                .toList();
    }

    private static List<AgencyId> passedOnTo(
            AgencyId recipient, List<OwedReceipt> owed, Map<UUID, List<GivenReceipt>> given) {
        return owed.stream()
                .filter(duty -> given.getOrDefault(duty.id(), List.of()).stream()
                        .anyMatch(receipt -> receipt.forwardedTo().contains(recipient)))
                .map(OwedReceipt::recipient)
                .sorted()
                .toList();
    }

    private static Recipient recipient(
            OwedReceipt duty, List<AgencyId> passedOnBy, List<GivenReceipt> given, Instant now) {
        return new Recipient(
                duty.recipient(),
                Standing.of(duty, given, now).code(),
                duty.dueAt(),
                duty.toldAt().orElse(null),
                passedOnBy,
                given.stream().map(Receipt::of).toList());
    }
}
