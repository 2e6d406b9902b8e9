package io.entente.kernel.datakey;

import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.service.ServiceKeys;
import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Key-encryption keys in a directory: {@code be-fgp.key} wraps and unwraps for be-fgp, {@code be-fgp.2025.key} and the
 * like are its earlier ones, which only unwrap. A wrapped key names the key that wrapped it, and is bound to what it is
 * for. Read at start, so that a missing key stops the service and not its first record.
 */
@Startup
@Singleton
@DefaultBean
final class AgencyKeyFiles implements AgencyKeys {
    private static final String ENDING = ".key";

    private final Map<AgencyId, String> current = new HashMap<>();
    private final Map<AgencyId, Map<String, DataKey>> keys = new HashMap<>();

    /** @param enabled set by services that keep records: they need a key for each agency whose records may come */
    @Inject
    AgencyKeyFiles(
            @ConfigProperty(name = "entente.at-rest.enabled", defaultValue = "false") boolean enabled,
            @ConfigProperty(name = "entente.keys.at-rest") Optional<Path> directory,
            @ConfigProperty(name = "entente.service") String service,
            PartyRegister register) {
        if (!enabled) return;
        Path from = directory.orElseThrow(
                () -> new IllegalStateException("entente.keys.at-rest names no directory of agencies' keys"));
        read(from);
        List<String> missing = register.service(service).stream()
                .flatMap(own -> own.jurisdictions().stream())
                .flatMap(jurisdiction -> register.agenciesOf(jurisdiction).stream())
                .map(Agency::id)
                .filter(agency -> !current.containsKey(agency))
                .map(AgencyId::value)
                .toList();
        if (!missing.isEmpty())
            throw new IllegalStateException("entente.keys.at-rest, " + from + ", has no key for " + missing);
    }

    AgencyKeyFiles(Path directory) {
        read(directory);
    }

    @Override
    public Uni<String> wrap(DataKeyName name, byte[] dataKey) {
        return Uni.createFrom().item(() -> wrapped(name, dataKey));
    }

    @Override
    public Uni<byte[]> unwrap(DataKeyName name, String wrapped) {
        return Uni.createFrom().item(() -> unwrapped(name, wrapped));
    }

    private String wrapped(DataKeyName name, byte[] dataKey) {
        String id = current.get(name.agency());
        if (id == null) throw new KeyRefused("there is no key for " + name.agency());
        byte[] closed = keys.get(name.agency()).get(id).close(place(name), dataKey);
        return id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(closed);
    }

    private byte[] unwrapped(DataKeyName name, String wrapped) {
        int dot = wrapped.indexOf('.');
        DataKey key = keys.getOrDefault(name.agency(), Map.of()).get(wrapped.substring(0, Math.max(dot, 0)));
        if (key == null) throw new KeyRefused("the key of " + name.agency() + " that wrapped it is not here");
        try {
            return key.open(place(name), Base64.getUrlDecoder().decode(wrapped.substring(dot + 1)));
        } catch (BadCiphertext | IllegalArgumentException e) {
            throw new KeyRefused("it was wrapped for something else, or changed");
        }
    }

    private static Place place(DataKeyName name) {
        return Place.of("wrapped data key", name.text());
    }

    private void read(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(ENDING)).sorted().forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the directory entente.keys.at-rest, " + directory, e);
        }
    }

    private void add(Path file) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - ENDING.length());
        int dot = stem.indexOf('.');
        AgencyId agency = new AgencyId(dot < 0 ? stem : stem.substring(0, dot));
        byte[] key = Arrays.copyOf(ServiceKeys.secret(file), 32);
        String id = id(key);
        keys.computeIfAbsent(agency, any -> new HashMap<>()).put(id, new DataKey(key));
        if (dot < 0) current.put(agency, id);
    }

    /** Names a key and tells nothing of it: 64 bits of a hash over 256 random ones. */
    private static String id(byte[] key) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update("entente key id\n".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash.digest(key), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "AgencyKeyFiles" + current.keySet();
    }
}
