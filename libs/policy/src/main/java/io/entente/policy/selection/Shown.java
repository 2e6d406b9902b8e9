package io.entente.policy.selection;

import io.entente.kernel.json.CanonicalJson;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What of which version may be seen.
 *
 * @param positions of the disclosures that may be opened
 * @param pointsOnly whether the note of the version's pointer is all there is
 * @param seen a hash over the content that may be seen, the same for two versions that show the same
 */
public record Shown<V extends Offered>(V version, Set<Integer> positions, boolean pointsOnly, String seen) {
    public Shown {
        positions = Set.copyOf(positions);
    }

    /**
     * @return a hash that is the same as long as a pull is answered with the same payload: a statement also shows its
     *     version's id, a pointer does not
     */
    public String standing() {
        String bytes = pointsOnly ? seen : seen + "\n" + version.versionId();
        return CanonicalJson.sha256(bytes.getBytes(StandardCharsets.UTF_8));
    }
}
