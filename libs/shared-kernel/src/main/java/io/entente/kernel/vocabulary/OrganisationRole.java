package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What an organisation is in the case: first the parties to a shipment, then the rest. */
public enum OrganisationRole implements Coded {
    SHIPPER("shipper"),
    CONSIGNEE("consignee"),
    NOTIFY_PARTY("notify-party"),
    FORWARDER("forwarder"),
    CARRIER("carrier"),
    CUSTOMS_BROKER("customs-broker"),
    TERMINAL_OPERATOR("terminal-operator"),
    HAULIER("haulier"),
    SHIP_OWNER("ship-owner"),
    SHIP_MANAGER("ship-manager"),
    PRODUCER("producer"),
    BANK("bank"),
    FRONT_COMPANY("front-company"),
    CRIMINAL_ORGANISATION("criminal-organisation"),
    OTHER("other");

    private static final CodeList<OrganisationRole> CODES = new CodeList<>("role of an organisation", values());

    private final String code;

    OrganisationRole(String code) {
        this.code = code;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static OrganisationRole of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
