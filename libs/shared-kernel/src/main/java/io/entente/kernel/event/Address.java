package io.entente.kernel.event;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Every address there is: one event type, one producer, one receiver. The broker's permissions say the same. */
public enum Address {
    RECORD_RELEASED("record.released", "case-service", "partner-gateway"),
    RECORD_RECALLED("record.recalled", "case-service", "partner-gateway"),
    RECORD_ERASED("record.erased", "case-service", "partner-gateway"),
    RECORD_REVIEWED("record.reviewed", "case-service", "partner-gateway"),
    NODE_ALIVE("node.alive", "case-service", "partner-gateway", Duration.ofSeconds(15)),
    RECALL_TAKEN("recall.taken", "partner-gateway", "case-service"),
    RECALL_RECEIPTED("recall.receipted", "partner-gateway", "case-service"),
    RESPONSE_GIVEN("response.given", "partner-gateway", "case-service"),
    CLOCK_CHANGED("clock.changed", "partner-gateway", "case-service"),
    CONSENT_REQUESTED("consent.requested", "partner-gateway", "case-service"),
    CONSENT_ANSWERED("consent.answered", "case-service", "partner-gateway"),
    POLICY_CHANGED("policy.changed", "partner-gateway", "case-service"),
    QUERY_MATCHED("query.matched", "partner-gateway", "case-service"),
    AUDIT_CASE("audit.case", "case-service", "audit-service"),
    AUDIT_GATEWAY("audit.gateway", "partner-gateway", "audit-service"),
    AUDIT_LOG("audit.log", "audit-service", "audit-service");

    private final String code;
    private final String producer;
    private final String receiver;
    private final @Nullable Duration life;

    Address(String code, String producer, String receiver) {
        this(code, producer, receiver, null);
    }

    Address(String code, String producer, String receiver, @Nullable Duration life) {
        this.code = code;
        this.producer = producer;
        this.receiver = receiver;
        this.life = life;
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

    /** How long the broker keeps what is sent here, for what is worth nothing later; empty for what is never dropped. */
    public Optional<Duration> life() {
        return Optional.ofNullable(life);
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
