package io.entente.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Passwords of this deployment, made at random when first asked for, kept in one file of mode 600. */
final class Secrets {
    private final Path file;
    private final Properties known = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path file) {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try {
                secrets.known.load(new StringReader(Owned.read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return secrets;
    }

    synchronized String of(String name) {
        String secret = known.getProperty(name);
        if (secret != null) return secret;
        String fresh = Secret.random();
        known.setProperty(name, fresh);
        save();
        return fresh;
    }

    /** One for each name, by name; kept under {@code prefix} and the name. */
    Map<String, String> of(String prefix, Collection<String> names) {
        return names.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), name -> of(prefix + name)));
    }

    private void save() {
        StringWriter text = new StringWriter();
        try {
            known.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Owned.write(file, text.toString());
    }
}
