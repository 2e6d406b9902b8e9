package io.entente.kernel.event;

import java.util.Arrays;
import java.util.Optional;

/** Every address there is: one event type, one producer, one receiver. The broker's permissions say the same. */
public enum Address {
    RECORD_RELEASED("record.released", "case-service", "partner-gateway"),
    RECORD_RECALLED("record.recalled", "case-service", "partner-gateway"),
    RECORD_ERASED("record.erased", "case-service", "partner-gateway"),
    RESPONSE_GIVEN("response.given", "partner-gateway", "case-service"),
    CONSENT_REQUESTED("consent.requested", "partner-gateway", "case-service"),
    CONSENT_ANSWERED("consent.answered", "case-service", "partner-gateway"),
    QUERY_MATCHED("query.matched", "partner-gateway", "case-service"),
    AUDIT_CASE("audit.case", "case-service", "audit-service"),
    AUDIT_GATEWAY("audit.gateway", "partner-gateway", "audit-service"),
    AUDIT_LOG("audit.log", "audit-service", "audit-service");

    private final String code;
    private final String producer;
    private final String receiver;

    Address(String code, String producer, String receiver) {
        this.code = code;
        this.producer = producer;
        this.receiver = receiver;
    }

    public String code() {
        return code;
    }

    public String producer() {
        return producer;
    }

    public String receiver() {
        return receiver;
    }

    /** @return the CloudEvents type of what is sent here */
    public String eventType() {
        return code.startsWith("audit.") ? "io.entente.audit" : "io.entente." + code;
    }

    public static Optional<Address> of(String code) {
        return Arrays.stream(values())
                .filter(address -> address.code.equals(code))
                .findFirst();
    }

    /** @return where a service sends its audit events */
    public static Address auditOf(String service) {
        return Arrays.stream(values())
                .filter(address -> address.producer.equals(service) && address.code.startsWith("audit."))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no audit address for " + service));
    }
}
