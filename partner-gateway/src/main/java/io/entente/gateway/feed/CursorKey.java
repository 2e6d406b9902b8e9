package io.entente.gateway.feed;

import io.entente.kernel.service.ServiceKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads the key that closes cursors. All instances of the service share it, so that any can go on where one stopped. */
@Singleton
class CursorKey {
    private static final int LENGTH = 32;

    @Produces
    @Singleton
    Cursors cursors(@ConfigProperty(name = "entente.keys.cursor") Path file) {
        return new Cursors(Arrays.copyOf(ServiceKeys.secret(file), LENGTH));
    }
}
