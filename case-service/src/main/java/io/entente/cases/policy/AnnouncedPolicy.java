package io.entente.cases.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.json.StrictJson;
import org.hibernate.annotations.Immutable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the gateway announced last. One row, written by {@link TakePolicy} alone. */
@Entity
@Immutable
@Table(name = "announced_policy")
class AnnouncedPolicy {
    @Id
    @Column(name = "only_row")
    private boolean onlyRow;

    @Column(nullable = false)
    private long number;

    @Column(nullable = false)
    private String policy;

    @Column(nullable = false)
    private String register;

    @Column(nullable = false)
    private String issuers;

    @Column(nullable = false)
    private String standing;

    /** For the persistence provider. */
    protected AnnouncedPolicy() {}

    long number() {
        return number;
    }

    String policy() {
        return policy;
    }

    String register() {
        return register;
    }

    Map<String, String> issuers() {
        Map<String, String> byJurisdiction = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry :
                StrictJson.read(issuers.getBytes(StandardCharsets.UTF_8)).properties())
            byJurisdiction.put(entry.getKey(), entry.getValue().asText());
        return byJurisdiction;
    }

    /** Hashes of documents. */
    List<String> standing() {
        return standing.isEmpty() ? List.of() : List.of(standing.split(","));
    }
}
