package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What sort of vessel it is. */
public enum VesselType implements Coded {
    CONTAINER_SHIP("container-ship"),
    BULK_CARRIER("bulk-carrier"),
    GENERAL_CARGO("general-cargo"),
    REEFER("reefer"),
    RO_RO("ro-ro"),
    TANKER("tanker"),
    FISHING_VESSEL("fishing-vessel"),
    SAILING_YACHT("sailing-yacht"),
    MOTOR_YACHT("motor-yacht"),
    SPEEDBOAT("speedboat"),
    TUG("tug"),
    SEMI_SUBMERSIBLE("semi-submersible"),
    OTHER("other");

    private static final CodeList<VesselType> CODES = new CodeList<>("type of vessel", values());

    private final String code;

    VesselType(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static VesselType of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
