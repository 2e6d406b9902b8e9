package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Traffic Light Protocol 2.0 (FIRST), loosest first, with the ids of the STIX 2.1 marking definitions. */
public enum Tlp implements Coded {
    CLEAR("clear", "94868c89-83c2-464b-929b-a1a8aa3c8487"),
    GREEN("green", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb"),
    AMBER("amber", "55d920b0-5e8b-4f79-9ee9-91f868d9b421"),
    AMBER_STRICT("amber+strict", "939a9414-2ddd-4d32-a0cd-375ea402b003"),
    RED("red", "e828b379-4e03-4974-9ac4-e53a884c97c1");

    private static final CodeList<Tlp> CODES = new CodeList<>("TLP marking", values());

    private final String code;
    private final String stixId;

    Tlp(String code, String stixUuid) {
        this.code = code;
        this.stixId = "marking-definition--" + stixUuid;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static Tlp of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** Id of the STIX 2.1 marking definition, {@code marking-definition--…}. */
    public String stixId() {
        return stixId;
    }

    /** Whether a record so marked may pass where at most {@code ceiling} may. */
    public boolean atMost(Tlp ceiling) {
        return compareTo(ceiling) <= 0;
    }
}
