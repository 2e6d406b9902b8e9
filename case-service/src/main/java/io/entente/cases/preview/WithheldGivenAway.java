package io.entente.cases.preview;

import java.util.List;

/** Words that recipients would get say what is withheld from them, and nobody has confirmed that they may. */
public final class WithheldGivenAway extends RuntimeException {
    private final List<GivenAway> given;

    public WithheldGivenAway(List<GivenAway> given) {
        super("words give away what is withheld");
        this.given = List.copyOf(given);
    }

    public List<GivenAway> given() {
        return given;
    }
}
