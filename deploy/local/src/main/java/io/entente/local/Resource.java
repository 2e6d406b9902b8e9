package io.entente.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files of deploy/postgres, deploy/artemis, deploy/keycloak and deploy/register, which travel in our jar. */
final class Resource {
    private Resource() {}

    /** @param name such as {@code postgres/cases.sql} */
    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static boolean exists(String name) {
        return Resource.class.getResource("/entente/" + name) != null;
    }

    static byte[] bytes(String name) {
        try (InputStream in = Resource.class.getResourceAsStream("/entente/" + name)) {
            if (in == null) throw new IllegalStateException("Not in the jar: " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
