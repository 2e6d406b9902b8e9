package io.entente.gateway.agreement;

import io.entente.policy.agreement.Agreement;

import java.util.Optional;
import java.util.regex.Pattern;

/** What names a version for ever: {@code us-be/2}. */
record VersionKey(String agreement, int version) implements Comparable<VersionKey> {
    private static final Pattern AGREEMENT = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    static VersionKey of(Agreement agreement) {
        return new VersionKey(agreement.id(), agreement.version());
    }

    /** @return empty for what no version is called */
    static Optional<VersionKey> parsed(String agreement, String version) {
        if (!AGREEMENT.matcher(agreement).matches() || !VERSION.matcher(version).matches()) return Optional.empty();
        return Optional.of(new VersionKey(agreement, Integer.parseInt(version)));
    }

    @Override
    public int compareTo(VersionKey other) {
        int byAgreement = agreement.compareTo(other.agreement);
        return byAgreement == 0 ? Integer.compare(version, other.version) : byAgreement;
    }

    @Override
    public String toString() {
        return agreement + "/" + version;
    }
}
