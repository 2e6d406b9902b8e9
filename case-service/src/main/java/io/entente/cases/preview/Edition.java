package io.entente.cases.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.item.Content;
import io.entente.cases.statement.Claims;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.party.Agency;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.PointerNote;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.AgreementId;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Reference;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Release;
import io.entente.policy.selection.Labelling;
import io.entente.policy.selection.Mark;
import io.entente.policy.selection.Offered;
import io.entente.policy.selection.Shown;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A version as it was released, or as it would be if it were released now: its claims, and what a statement of them shows
 * to everybody.
 *
 * @param number the agency's own
 * @param visible without what belongs to the signature's machinery
 * @param note what a pointer to it says, as it was signed; empty where none was
 */
record Edition(
        int number,
        UUID versionId,
        Labels labels,
        ObjectNode visible,
        List<Claim> claims,
        List<Mark> marks,
        Optional<String> note)
        implements Offered {
    Edition {
        claims = List.copyOf(claims);
        marks = List.copyOf(marks);
    }

    /**
     * What all versions of a referral have in common.
     *
     * @param recalled whether it was taken back
     * @param reviewBy the last day, in UTC, on which partners may be shown it
     */
    record Of(RecordId record, Reference reference, Agency owner, boolean recalled, LocalDate reviewBy) {}

    /**
     * What was said of the owner when a version was released, as far as that was kept.
     *
     * @param note of the version's pointer, compact
     * @param ownerClass what kind of agency it was
     */
    record Then(Optional<String> note, Optional<String> ownerClass) {
        Agency owner(Agency today) {
            return new Agency(
                    today.id(),
                    today.jurisdiction(),
                    today.name(),
                    ownerClass.orElse(today.partyClass()),
                    note.map(PointerNote::payloadOf)
                            .map(text -> StrictJson.read(text.getBytes(StandardCharsets.UTF_8)))
                            .map(said -> said.path(PointerNote.CONTACT).asText())
                            .orElse(today.mailbox()),
                    today.recordKeys());
        }
    }

    /** @param at when it would be released: only the release itself will know, so its statement says another second */
    static Edition ifReleased(Of referral, int number, UUID versionId, Content content, Instant at) {
        ObjectNode visible = StrictJson.mapper()
                .valueToTree(RecordStatement.visible(referral.owner().id(), referral.record(), versionId, at));
        List<Recipient> recipients =
                content.recipients().stream().map(Edition::named).toList();
        return of(
                referral,
                number,
                versionId,
                recipients,
                visible,
                Claims.of(content, referral.reference()),
                Optional.empty());
    }

    /**
     * What was released is read from what was signed; its content may say what today's rules would refuse.
     *
     * @param statement whole, as it was signed
     * @param then what was said of its owner, which today's register may say otherwise
     */
    static Edition released(
            Of referral, int number, UUID versionId, List<Recipient> recipients, SdStatement statement, Then then) {
        ObjectNode visible = statement.visible();
        visible.remove(List.of("_sd", "_sd_alg"));
        List<Claim> claims = statement.disclosures().stream()
                .map(disclosed -> new Claim(disclosed.name(), disclosed.value()))
                .toList();
        return of(
                new Of(
                        referral.record(),
                        referral.reference(),
                        then.owner(referral.owner()),
                        referral.recalled(),
                        referral.reviewBy()),
                number,
                versionId,
                recipients,
                visible,
                claims,
                then.note().map(PointerNote::payloadOf));
    }

    private static Edition of(
            Of referral,
            int number,
            UUID versionId,
            List<Recipient> recipients,
            ObjectNode visible,
            List<Claim> claims,
            Optional<String> note) {
        Labels labels = Labelling.of(
                referral.record(),
                referral.owner(),
                new Release(recipients, referral.recalled()).reviewedBy(referral.reviewBy()),
                claims.stream().collect(Collectors.toMap(Claim::name, Claim::value)));
        List<Mark> marks = new ArrayList<>();
        for (Claim claim : claims) marks.add(Mark.of(marks.size(), claim.name(), claim.value()));
        return new Edition(number, versionId, labels, visible, claims, marks, note);
    }

    /** The names of the claims at these positions. */
    Set<String> names(Set<Integer> positions) {
        return positions.stream().map(position -> claims.get(position).name()).collect(Collectors.toUnmodifiableSet());
    }

    /** The processed payload that a recipient gets: canonical JSON, the gateway's very bytes. */
    String payload(Shown<Edition> shown) {
        if (shown.pointsOnly()) return note.orElseGet(() -> noteNow().payload());
        ObjectNode payload = visible.deepCopy();
        for (int position : shown.positions())
            payload.set(claims.get(position).name(), claims.get(position).value());
        return new String(CanonicalJson.bytes((JsonNode) payload), StandardCharsets.UTF_8);
    }

    private PointerNote noteNow() {
        String reference = claims.stream()
                .filter(claim -> claim.name().equals(ClaimName.REFERENCE))
                .map(claim -> claim.value().textValue())
                .findFirst()
                .orElseThrow();
        return new PointerNote(reference, labels.contact());
    }

    private static Recipient named(io.entente.cases.item.Recipient chosen) {
        Recipient named = Recipient.of(chosen.agency(), chosen.mode());
        AgreementId circle = chosen.circle();
        return circle == null ? named : named.under(circle.value());
    }

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "Edition[" + number + "]";
    }
}
