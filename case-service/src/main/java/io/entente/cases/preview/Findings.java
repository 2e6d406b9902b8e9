package io.entente.cases.preview;

import java.util.List;

/**
 * What is found in content before it is released.
 *
 * @param loosens whether it takes back what an earlier version made two officers' business
 * @param given where its words give away what is withheld, in the order of recipients
 */
public record Findings(boolean loosens, List<GivenAway> given) {
    public Findings {
        given = List.copyOf(given);
    }
}
