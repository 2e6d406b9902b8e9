package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.time.Instant;
import java.util.Map;

/** Traffic Light Protocol 2.0 (FIRST), loosest first, with the ids of the STIX 2.1 marking definitions. */
public enum Tlp implements Coded {
    CLEAR("clear", "94868c89-83c2-464b-929b-a1a8aa3c8487"),
    GREEN("green", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb"),
    AMBER("amber", "55d920b0-5e8b-4f79-9ee9-91f868d9b421"),
    AMBER_STRICT("amber+strict", "939a9414-2ddd-4d32-a0cd-375ea402b003"),
    RED("red", "e828b379-4e03-4974-9ac4-e53a884c97c1");

    /** The STIX extension that defines {@link #STIX_PROPERTY}; every TLP 2.0 definition was created at one instant. */
    public static final String STIX_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    public static final String STIX_PROPERTY = "tlp_2_0";
    public static final Instant STIX_CREATED = Instant.parse("2022-10-01T00:00:00.000Z");

    private static final String DEFINITION = "marking-definition--";

    /** TLP 1, as STIX 2.0 and 2.1 name it. What was amber there went to clients too, as amber does now. */
    private static final Map<String, Tlp> FORMER = Map.of(
            DEFINITION + "613f2e26-407d-48c7-9eca-b8e91df99dc9", CLEAR,
            DEFINITION + "34098fce-860f-48ae-8e50-ebd3cc5e41da", GREEN,
            DEFINITION + "f88d31f6-486f-44da-b317-01333bde0b82", AMBER,
            DEFINITION + "5e57c739-391a-4eb3-b6be-7d15ca92d5ed", RED);

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

    /**
     * Reads the id of a STIX marking definition, of TLP 2.0 or, on import, of TLP 1, whose white is now called clear.
     *
     * @throws MalformedValue when it is no TLP definition
     */
    public static Tlp ofStixId(String id) {
        for (Tlp light : values()) if (light.stixId.equals(id)) return light;
        Tlp former = FORMER.get(id);
        if (former == null) throw new MalformedValue("TLP marking", id, "the id of a TLP marking definition");
        return former;
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
