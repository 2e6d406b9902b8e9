package io.entente.gateway.agreement;

import java.nio.file.Path;

/** An agreement that cannot be taken in: this service does not start on it. */
final class UnusableAgreement extends IllegalStateException {
    UnusableAgreement(Path file, String why) {
        super("The agreement " + file + " cannot be taken in: " + why + ".");
    }
}
