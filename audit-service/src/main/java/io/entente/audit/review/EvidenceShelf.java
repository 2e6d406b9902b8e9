package io.entente.audit.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds the evidence of one event. What the auditor's side is not entitled to is not there. */
@ApplicationScoped
class EvidenceShelf {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final String FIND = """
            select e.signed_part, d.disclosures
            from ledger.entry e join sets.disclosures d on d.index = e.index
            where e.index = ?1
            """;

    private final ObjectMapper json;

    EvidenceShelf(ObjectMapper json) {
        this.json = json;
    }

    Uni<Optional<Evidence>> find(long index) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, index)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new Evidence(index, (String) found[0], texts((String) found[1]))));
    }

    private List<String> texts(String array) {
        try {
            return json.readValue(array, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the disclosures of an entry are not an array of texts", e);
        }
    }
}
