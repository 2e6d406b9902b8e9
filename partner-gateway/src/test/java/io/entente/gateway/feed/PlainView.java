package io.entente.gateway.feed;

import io.entente.gateway.RecordTestData;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Disclose;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Policy;
import io.entente.policy.decision.Release;
import io.entente.policy.decision.Request;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What a pull brings, written a second time and as plainly as can be: from whole statements, with nothing kept ready. */
final class PlainView {
    private final Request request;
    private final Agreements agreements;
    private final Consents consents;
    private final Map<UUID, SdStatement> statements;
    private final Predicate<AgencyId> silent;

    /** @param silent of whose service nothing is heard */
    PlainView(
            Request request,
            Agreements agreements,
            Consents consents,
            Map<UUID, SdStatement> statements,
            Predicate<AgencyId> silent) {
        this.request = request;
        this.agreements = agreements;
        this.consents = consents;
        this.statements = statements;
        this.silent = silent;
    }

    /** What is seen of one version: what it says, by name, and the payload that says it. */
    private record Sight(Map<String, String> content, String payload) {}

    /**
     * @param versions highest first
     * @param reviewBy the last day on which the record may be shown
     */
    Optional<String> of(List<ShelvedVersion> versions, LocalDate reviewBy) {
        if (versions.isEmpty() || versions.get(0).recalled()) return Optional.empty();
        if (LocalDate.ofInstant(request.at(), ZoneOffset.UTC).isAfter(reviewBy)) return Optional.empty();
        List<Optional<Sight>> sights = versions.stream().map(this::sight).toList();
        if (sights.get(0).isEmpty()) return Optional.empty();
        Map<String, String> newest = sights.get(0).get().content();
        int shown = 0;
        while (shown + 1 < sights.size()
                && sights.get(shown + 1)
                        .filter(older -> older.content().equals(newest))
                        .isPresent()) shown++;
        return sights.get(shown).map(Sight::payload);
    }

    private Optional<Sight> sight(ShelvedVersion version) {
        Decision decision = Policy.decide(request, asIs(version.labels()), agreements, consents);
        SdStatement whole = statements.get(version.versionId());
        return decision.fold(
                disclose -> disclosed(whole, disclose),
                point -> Optional.of(pointed(whole, point.contact())),
                withhold -> Optional.empty());
    }

    /** What the shelf says of reviews and of silence is not believed here. */
    private Labels asIs(Labels labels) {
        return new Labels(
                labels.record(),
                labels.owner(),
                labels.originator(),
                labels.contact(),
                labels.type(),
                labels.purposes(),
                labels.markings(),
                labels.useRestrictions(),
                labels.subjects(),
                new Release(
                        labels.release().recipients(),
                        labels.release().recalled(),
                        silent.test(labels.owner().agency()),
                        Optional.empty()));
    }

    private static Optional<Sight> disclosed(SdStatement whole, Disclose decision) {
        SdStatement shown = whole.present(one -> open(whole, decision, one));
        if (shown.disclosures().isEmpty()) return Optional.empty();
        Map<String, String> content = new HashMap<>();
        shown.disclosures().forEach(one -> content.put(one.name(), one.value().toString()));
        return Optional.of(new Sight(content, new String(shown.processed(), StandardCharsets.UTF_8)));
    }

    private static Sight pointed(SdStatement whole, String contact) {
        String reference = whole.disclosures().stream()
                .filter(one -> one.name().equals("reference"))
                .map(one -> one.value().toString())
                .findFirst()
                .orElseThrow();
        String payload = "{\"contact\":\"" + contact + "\",\"reference\":" + reference + "}";
        return new Sight(Map.of("pointer", payload), payload);
    }

    private static boolean open(SdStatement whole, Disclose decision, Disclosed one) {
        String name = one.name();
        if (name.startsWith("relation."))
            return someOf(whole, decision, one.value().path("from").asText())
                    && someOf(whole, decision, one.value().path("to").asText());
        if (name.startsWith("item."))
            return decision.permits(
                    FieldClass.of(name.substring(name.lastIndexOf('.') + 1)),
                    name.contains(RecordTestData.SUSPECT.toString()) ? DataSubject.SUSPECT : DataSubject.NONE);
        if (name.startsWith("marking.")) return decision.permits(FieldClass.MARKING, DataSubject.NONE);
        if (name.equals("reference")) return decision.permits(FieldClass.REFERENCE, DataSubject.NONE);
        return decision.permits(FieldClass.TYPE, DataSubject.NONE);
    }

    private static boolean someOf(SdStatement whole, Disclose decision, String item) {
        return whole.disclosures().stream()
                .anyMatch(one -> one.name().startsWith("item." + item) && open(whole, decision, one));
    }
}
