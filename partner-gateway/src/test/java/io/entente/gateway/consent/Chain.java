package io.entente.gateway.consent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Who asked that a record go to whom, and which of it stands: drawn at random, mostly among those for whom it matters. */
final class Chain {
    /** The one whom the originator named. */
    static final String FIRST = "us-hsi";

    private final Random random;
    private final Set<String> withClause;
    private final List<String> agencies;
    private final Map<UUID, Link> standing = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private int longest;
    private int brokenInTheMiddle;

    /** @param withClause those who see it once they are let in */
    Chain(long seed, Set<String> withClause, List<String> agencies) {
        this.random = new Random(seed);
        told.add("seed " + seed);
        this.withClause = withClause;
        this.agencies = agencies;
    }

    record Wanted(String asker, String recipient) {}

    /** @param hops how many consents led to it */
    private record Link(String asker, String recipient, int hops) {}

    /** Its asker mostly has the record, and its recipient mostly does not and could. */
    Wanted next() {
        Set<String> seen = seenBy();
        String asker = random.nextInt(5) == 0 ? one(agencies) : one(seen);
        List<String> others =
                agencies.stream().filter(agency -> !agency.equals(asker)).toList();
        List<String> fresh = others.stream()
                .filter(agency -> withClause.contains(agency) && !seen.contains(agency))
                .toList();
        return new Wanted(asker, fresh.isEmpty() || random.nextInt(5) == 0 ? one(others) : one(fresh));
    }

    boolean isGranted(Wanted wanted, UUID consent) {
        boolean granted = random.nextInt(5) > 0;
        told.add(wanted + (granted ? " granted" : " refused"));
        if (!granted) return false;
        int hops = hopsTo(wanted.asker()) + 1;
        standing.put(consent, new Link(wanted.asker(), wanted.recipient(), hops));
        if (withClause.contains(wanted.recipient())) longest = Math.max(longest, hops);
        return true;
    }

    boolean isTimeToRevoke() {
        return !standing.isEmpty() && random.nextInt(4) == 0;
    }

    /** @return whose consent ends: every second time one whose recipient passed it on, if there is one */
    UUID revoke() {
        List<UUID> inTheMiddle = standing.keySet().stream()
                .filter(consent -> passedOnBy(standing.get(consent).recipient()))
                .toList();
        UUID consent = inTheMiddle.isEmpty() || random.nextBoolean() ? one(standing.keySet()) : one(inTheMiddle);
        if (inTheMiddle.contains(consent)) brokenInTheMiddle++;
        told.add("revoked " + standing.remove(consent));
        return consent;
    }

    /** What its originator granted stands for itself: whoever was let in stays when the one before it is shut out. */
    Set<String> seenBy() {
        Set<String> seen = new TreeSet<>(Set.of(FIRST));
        standing.values().forEach(link -> seen.add(link.recipient()));
        seen.retainAll(withClause);
        return seen;
    }

    Set<UUID> consentsTo(String agency) {
        Set<UUID> consents = new TreeSet<>(standing.keySet());
        consents.removeIf(consent -> !standing.get(consent).recipient().equals(agency));
        return consents;
    }

    int longest() {
        return longest;
    }

    int brokenInTheMiddle() {
        return brokenInTheMiddle;
    }

    private boolean passedOnBy(String agency) {
        return !agency.equals(FIRST)
                && withClause.contains(agency)
                && standing.values().stream().anyMatch(link -> link.asker().equals(agency));
    }

    private int hopsTo(String agency) {
        if (agency.equals(FIRST)) return 0;
        return standing.values().stream()
                .filter(link -> link.recipient().equals(agency))
                .mapToInt(Link::hops)
                .min()
                .orElse(0);
    }

    private <T> T one(Collection<T> of) {
        return List.copyOf(of).get(random.nextInt(of.size()));
    }

    @Override
    public String toString() {
        return told.toString();
    }
}
