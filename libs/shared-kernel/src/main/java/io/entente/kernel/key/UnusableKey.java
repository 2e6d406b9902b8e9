package io.entente.kernel.key;

import java.nio.file.Path;

/** A key file that cannot be used. The message names the file and the cause, never the key. */
public final class UnusableKey extends IllegalStateException {
    public UnusableKey(Path file, String why) {
        super("The key file " + file + " cannot be used: " + why + ".");
    }
}
