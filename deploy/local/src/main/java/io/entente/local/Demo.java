package io.entente.local;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The invented people and systems that this deployment lets in; no other deployment has them. */
record Demo(List<Person> users, List<PartnerSystem> clients) {
    /** Someone of an agency. */
    record Person(String username, String agency, String unit, List<String> roles) {}

    /** A system of an agency. */
    record PartnerSystem(String id, String agency) {}

    static Demo of(Parties parties) {
        try {
            return new ObjectMapper().readValue(parties.people(), Demo.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
