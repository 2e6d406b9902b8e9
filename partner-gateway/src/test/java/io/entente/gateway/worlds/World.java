package io.entente.gateway.worlds;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What may be there and may not be known of, by the names under which it is asked for.
 *
 * @param disclosure another's; empty where the caller's own request about the record is looked at
 * @param agreement a draft between others
 */
record World(String record, String consent, String recall, Optional<String> disclosure, String agreement) {
    /** @return a world in which nothing goes by these names */
    static World without(Hiding hiding) {
        Optional<String> disclosure = hiding == Hiding.ANOTHER_SIDES ? Optional.of(any()) : Optional.empty();
        return new World(any(), any(), any(), disclosure, "test-" + any());
    }

    private static String any() {
        return UUID.randomUUID().toString();
    }

    World with(String otherRecord) {
        return new World(otherRecord, consent, recall, disclosure, agreement);
    }

    World of(String disclosed) {
        return new World(record, consent, recall, Optional.of(disclosed), agreement);
    }

    List<String> names() {
        return List.of(record, consent, recall, disclosure.orElse("no disclosure"), agreement);
    }
}
