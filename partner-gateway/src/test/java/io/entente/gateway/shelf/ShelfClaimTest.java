package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.vocabulary.FieldClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@Tag("P1")
class ShelfClaimTest {
    private final TestKeys keys = new TestKeys();
    private final RecordTestData record = RecordTestData.released();

    @Test
    void
            evaluation_and_authorisation_are_shelved_as_source_external_references_as_reference_and_the_unknown_as_nothing() {
        SdStatement statement = RecordStatement.issue(
                record.owner(),
                record.id(),
                record.versionId(),
                Instant.parse("2026-11-22T08:00:00Z"),
                List.of(
                        new Claim(ClaimName.EVALUATION, evaluation()),
                        new Claim(ClaimName.AUTHORISATION, JsonNodeFactory.instance.objectNode()),
                        new Claim(ClaimName.externalReference(1), JsonNodeFactory.instance.objectNode()),
                        new Claim("reviewBy", TextNode.valueOf("2027-01-01")),
                        new Claim("evaluation.source", TextNode.valueOf("A"))),
                keys.agency(record.owner()));

        assertThat(ShelfClaim.of(statement, statement.visible()))
                .filteredOn(claim -> claim.disclosure().isPresent())
                .extracting(ShelfClaim::name, claim -> claim.fieldClass().orElse(null))
                .containsExactly(
                        tuple("evaluation", FieldClass.SOURCE),
                        tuple("authorisation", FieldClass.SOURCE),
                        tuple("external-reference.1", FieldClass.REFERENCE),
                        tuple("reviewBy", null),
                        tuple("evaluation.source", null));
    }

    private static JsonNode evaluation() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("scheme", "4x4")
                .put("source", "A")
                .put("information", "1");
    }
}
