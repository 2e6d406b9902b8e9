package io.entente.kernel.service;

import io.entente.kernel.party.PartyRegister;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the party register once, at start: a new version is a restart. */
class RegisterFile {
    @Produces
    @Singleton
    PartyRegister register(@ConfigProperty(name = "entente.register") Path file) {
        try {
            return PartyRegister.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the party register " + file, e);
        }
    }
}
