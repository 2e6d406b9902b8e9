package io.entente.system.crash;

import java.util.List;

/** Something acknowledged is lost, or something took effect twice. The message tells how to see it again. */
final class Violated extends RuntimeException {
    Violated(Hop hop, long seed, List<String> wrong) {
        super(hop + " with seed " + seed + ": " + String.join("; ", wrong)
                + ". Again: deploy/system-tests/crash --kills 1 --seed " + seed + " --hop " + hop);
    }
}
