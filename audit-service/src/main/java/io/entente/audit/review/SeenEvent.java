package io.entente.audit.review;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event as the auditor's side may see it. Across a border there is a pseudonym instead of an officer, and no
 * justification; a refusal's reason and clauses stand in the owner's row alone. Row-level security leaves a transaction
 * the rows of one jurisdiction, so the index is the key.
 */
@Entity
@Immutable
@Table(name = "seen_event", schema = "sets")
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
@JsonPropertyOrder({
    "index",
    "id",
    "at",
    "type",
    "service",
    "agency",
    "jurisdiction",
    "officer",
    "pseudonym",
    "onBehalfOf",
    "record",
    "partner",
    "purpose",
    "justification",
    "outcome",
    "decision",
    "refusal",
    "clauses",
    "classes",
    "disclosure",
    "call"
})
class SeenEvent {
    @Id
    @Column(name = "index")
    @JsonProperty("index")
    long ledgerIndex;

    @Column(name = "event_id")
    @JsonProperty("id")
    UUID eventId;

    @Column(name = "occurred_at")
    @JsonProperty("at")
    Instant occurredAt;

    String type;
    String service;

    @Nullable
    String agency;

    @Column(name = "agency_jurisdiction")
    @JsonProperty("jurisdiction")
    @Nullable
    String agencyJurisdiction;

    @Nullable
    String officer;

    @Nullable
    String pseudonym;

    @Column(name = "on_behalf_of")
    @Nullable
    String onBehalfOf;

    @Nullable
    String record;

    @Nullable
    String partner;

    @JsonIgnore
    String[] partners;

    @Nullable
    String purpose;

    @Nullable
    String justification;

    @Nullable
    String outcome;

    @Nullable
    String decision;

    @Column(name = "refusal_reason")
    @JsonIgnore
    @Nullable
    String refusalReason;

    @Column(name = "refusal_clauses")
    @JsonIgnore
    String[] refusalClauses;

    String[] clauses;
    String[] classes;

    @Nullable
    String disclosure;

    @Column(name = "call_method")
    @JsonIgnore
    @Nullable
    String callMethod;

    @Column(name = "call_path")
    @JsonIgnore
    @Nullable
    String callPath;

    @Column(name = "call_status")
    @JsonIgnore
    @Nullable
    Integer callStatus;

    @Column(name = "call_problem")
    @JsonIgnore
    @Nullable
    String callProblem;

    @Column(name = "call_count")
    @JsonIgnore
    @Nullable
    Integer callCount;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    SeenEvent() {}

    /** Why something was withheld, and the clauses that forbade it. */
    record Refusal(String reason, List<String> clauses) {}

    @JsonProperty("refusal")
    @Nullable
    Refusal refusal() {
        return refusalReason == null ? null : new Refusal(refusalReason, List.of(refusalClauses));
    }

    /** A call that was refused; where more than one was counted, neither which nor how. */
    record Call(
            @Nullable String method,
            @Nullable String path,
            @Nullable Integer status,
            @Nullable String problem,
            int count) {}

    @JsonProperty("call")
    @Nullable
    Call call() {
        return callCount == null ? null : new Call(callMethod, callPath, callStatus, callProblem, callCount);
    }
}
