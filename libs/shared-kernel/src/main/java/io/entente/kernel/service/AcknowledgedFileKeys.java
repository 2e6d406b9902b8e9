package io.entente.kernel.service;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A key in a file is read by whoever reads the disk or its backup. Who runs Entente so says it setting by setting, so
 * that nobody does it unaware and a key that comes later is thought about anew.
 */
@Singleton
class AcknowledgedFileKeys implements StartRule {
    private static final String SETTING = "entente.file-keys-acknowledged";

    private final KeySettings keys;
    private final Settings settings;

    AcknowledgedFileKeys(KeySettings keys, Settings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    @Override
    public List<String> faults() {
        List<String> acknowledged = settings.value(SETTING).stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip)
                .toList();
        String missing = keys.paths().keySet().stream()
                .filter(name -> !acknowledged.contains(name))
                .collect(Collectors.joining(","));
        return missing.isEmpty()
                ? List.of()
                : List.of("These settings name keys in files: " + missing
                        + ". Keep the keys in an HSM or a KMS, or, knowing what their thief could do (SECURITY.md), list"
                        + " the settings in " + SETTING + ".");
    }
}
