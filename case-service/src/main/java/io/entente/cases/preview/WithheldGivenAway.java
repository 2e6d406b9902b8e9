package io.entente.cases.preview;

import java.util.List;
import java.util.Optional;

/** Words that recipients would get say what is withheld from them, and nobody has confirmed that they may. */
public final class WithheldGivenAway extends RuntimeException {
    private final List<GivenAway> given;
    private final Optional<String> confirmation;

    /** @param confirmation what a second officer would confirm; empty where it has to be submitted first */
    public WithheldGivenAway(List<GivenAway> given, Optional<String> confirmation) {
        super("words give away what is withheld");
        this.given = List.copyOf(given);
        this.confirmation = confirmation;
    }

    public Optional<String> confirmation() {
        return confirmation;
    }

    public List<GivenAway> given() {
        return given;
    }
}
