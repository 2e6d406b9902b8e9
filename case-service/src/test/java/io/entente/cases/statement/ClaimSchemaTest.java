package io.entente.cases.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import io.entente.cases.item.ContentDocument;
import io.entente.cases.item.GeneratedContent;
import io.entente.cases.item.PublishedSchemas;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.vocabulary.Reference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.UUID;

import static io.entente.cases.item.ContentTestData.content;
import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;

/** The published schemas of what partners see, against what is signed. {@code -Dentente.seed=N} repeats a run. */
class ClaimSchemaTest {
    private static final long SEED = Long.getLong("entente.seed", 20261122L);
    private static final int CASES = 200;
    private static final Reference REFERENCE = new Reference("BE-FGP-7K3Q9M");
    private static final JsonSchema RECORD = PublishedSchemas.of("record-1.json");

    private final Random random = new Random(SEED);
    private final GeneratedContent generated = new GeneratedContent(random);

    @Test
    void whatever_is_signed_and_whatever_is_chosen_of_it_follows_the_schema_of_the_record() {
        for (int i = 0; i < CASES; i++) {
            List<Claim> claims = claims();
            assertThat(RECORD.validate(payload(claims))).as(seeded(claims)).isEmpty();
            List<Claim> chosen =
                    claims.stream().filter(claim -> random.nextBoolean()).toList();
            assertThat(RECORD.validate(payload(chosen))).as(seeded(chosen)).isEmpty();
        }
    }

    @Test
    @Tag("P1")
    void each_claim_follows_the_schema_of_its_class_and_of_no_other() {
        for (int i = 0; i < CASES / 10; i++)
            for (Claim claim : claims()) {
                ObjectNode alone = JsonNodeFactory.instance.objectNode();
                alone.set(claim.name(), claim.value());
                String own = ClaimName.classOf(claim.name())
                        .map(fieldClass -> fieldClass.code())
                        .orElse("relation");
                for (String other : List.of("logistics", "identity", "narrative", "reference", "relation", own))
                    assertThat(PublishedSchemas.of("claim-" + other + "-1.json")
                                    .validate(alone)
                                    .isEmpty())
                            .as("%s under %s (seed %d)", alone, other, SEED)
                            .isEqualTo(other.equals(own));
            }
    }

    @Test
    @Tag("P1")
    void a_field_of_another_class_or_without_value_or_a_claim_nobody_classed_is_no_record() {
        for (Claim claim : Claims.of(content(whole()), REFERENCE)) {
            assertRefused(new Claim(claim.name() + "x", claim.value()));
            assertRefused(new Claim(claim.name(), JsonNodeFactory.instance.nullNode()));
            if (ClaimName.itemOf(claim.name()).isEmpty()) continue;
            assertRefused(new Claim(claim.name(), ((ObjectNode) claim.value().deepCopy()).put("recipients", "us-hsi")));
            assertRefused(new Claim(claim.name(), onlyKind(claim.value())));
        }
        assertRefused(new Claim("reviewBy", JsonNodeFactory.instance.textNode("2027-01-01")));
    }

    private static void assertRefused(Claim claim) {
        assertThat(RECORD.validate(payload(List.of(claim))))
                .as(claim.toString())
                .isNotEmpty();
    }

    private static JsonNode onlyKind(JsonNode part) {
        return JsonNodeFactory.instance.objectNode().set("kind", part.path("kind"));
    }

    private List<Claim> claims() {
        return Claims.of(ContentDocument.read(generated.content()), REFERENCE);
    }

    private static ObjectNode payload(List<Claim> claims) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("iss", "be-fgp")
                .put("sub", UUID.randomUUID().toString())
                .put("jti", UUID.randomUUID().toString())
                .put("iat", 1_795_000_000)
                .put("schema", RecordStatement.SCHEMA);
        claims.forEach(claim -> payload.set(claim.name(), claim.value()));
        return payload;
    }

    private static String seeded(Object what) {
        return what + " (seed " + SEED + ")";
    }
}
