package io.entente.kernel.service;

import org.eclipse.microprofile.config.Config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** What this service was told, by name: for rules that hold for every setting of a kind, those of tomorrow too. */
@Singleton
class Settings {
    private final Iterable<String> names;
    private final Function<String, Optional<String>> values;

    @Inject
    Settings(Config config) {
        Set<String> everywhere = new TreeSet<>();
        // Source by source: in a packaged service the names of all of them together cannot be walked through.
        config.getConfigSources().forEach(source -> everywhere.addAll(source.getPropertyNames()));
        this.names = everywhere;
        this.values = name -> config.getOptionalValue(name, String.class);
    }

    private Settings(Map<String, String> told) {
        this.names = told.keySet();
        this.values = name -> Optional.ofNullable(told.get(name));
    }

    static Settings of(Map<String, String> told) {
        return new Settings(told);
    }

    Optional<String> value(String name) {
        return values.apply(name);
    }

    /** @return the settings with such a name that have a value, in the order of their names */
    Map<String, String> named(Predicate<String> name) {
        Map<String, String> found = new TreeMap<>();
        for (String each : names) if (name.test(each)) value(each).ifPresent(value -> found.put(each, value));
        return found;
    }
}
