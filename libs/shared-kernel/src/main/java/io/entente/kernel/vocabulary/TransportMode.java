package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How goods move. */
public enum TransportMode implements Coded {
    SEA("sea"),
    INLAND_WATERWAY("inland-waterway"),
    ROAD("road"),
    RAIL("rail"),
    AIR("air"),
    POST("post");

    private static final CodeList<TransportMode> CODES = new CodeList<>("mode of transport", values());

    private final String code;

    TransportMode(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static TransportMode of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
