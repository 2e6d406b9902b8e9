package io.entente.kernel.service;

import io.quarkus.runtime.configuration.ConfigurationException;

import java.util.List;

/**
 * The service does not start. The framework prints the message of this kind of exception alone, without a stack trace,
 * and ends with exit code 1: what an operator reads is what to do.
 */
final class RefusedStart extends ConfigurationException {
    /** @param faults a sentence or two each: which setting is wrong, and what to do */
    RefusedStart(List<String> faults) {
        super("This service refuses to start.\n  " + String.join("\n  ", faults));
    }
}
