package io.entente.policy.selection;

import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.statement.ClaimName;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Disclose;
import io.entente.policy.decision.Point;
import io.entente.policy.decision.Policy;
import io.entente.policy.decision.Request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request gets of a record. It is decided on the newest version, so that whatever the owner tightened holds at
 * once; what is shown is the newest version in which something changed that this request may see. An amendment of which
 * it sees nothing leaves it with the version it had, and with no sign that there is another.
 *
 * @param newest what the decision is about
 * @param shown empty when nothing is
 */
public record Sight<V extends Offered>(V newest, Decision decision, Optional<Shown<V>> shown) {

    /**
     * @param versions of one record, highest first, at least one
     * @param agreements that bind the asker ({@link Agreements#heeding})
     */
    public static <V extends Offered> Sight<V> of(
            Request request, List<V> versions, Agreements agreements, Consents consents) {
        V newest = versions.get(0);
        Decision decision = Policy.decide(request, newest.labels(), agreements, consents);
        Discretion discretion = new Discretion(request, newest.labels().owner(), agreements);
        Optional<Shown<V>> shown = shown(decision, newest, discretion);
        for (V older : versions.subList(1, versions.size())) {
            Optional<Shown<V>> before =
                    shown(Policy.decide(request, older.labels(), agreements, consents), older, discretion);
            if (shown.isEmpty()
                    || before.isEmpty()
                    || !before.get().seen().equals(shown.get().seen())) break;
            shown = before;
        }
        return new Sight<>(newest, decision, shown);
    }

    private static <V extends Offered> Optional<Shown<V>> shown(Decision decision, V version, Discretion discretion) {
        return decision.fold(
                disclose -> disclosed(disclose, version, discretion),
                point -> pointed(point, version),
                withhold -> Optional.<Shown<V>>empty());
    }

    private static <V extends Offered> Optional<Shown<V>> disclosed(
            Disclose disclose, V version, Discretion discretion) {
        List<Mark> chosen = discretion.about(disclose, Selection.of(disclose, version));
        // A statement of which nothing may be opened would still tell that there is one.
        if (chosen.isEmpty()) return Optional.empty();
        return Optional.of(new Shown<>(version, positions(chosen), false, seen("disclose", chosen)));
    }

    private static <V extends Offered> Optional<Shown<V>> pointed(Point point, V version) {
        List<Mark> reference = version.marks().stream()
                .filter(mark -> mark.name().equals(ClaimName.REFERENCE))
                .toList();
        return Optional.of(new Shown<>(version, Set.of(), true, seen(point.contact(), reference)));
    }

    private static Set<Integer> positions(List<Mark> marks) {
        return marks.stream().map(Mark::position).collect(Collectors.toUnmodifiableSet());
    }

    private static String seen(String how, List<Mark> marks) {
        String content = Stream.concat(
                        Stream.of(how), marks.stream().map(Mark::contentHash).sorted())
                .collect(Collectors.joining("\n"));
        return CanonicalJson.sha256(content.getBytes(StandardCharsets.UTF_8));
    }
}
