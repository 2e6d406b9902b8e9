package io.entente.gateway.worlds;

import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.clock.RequestTestData;
import io.entente.gateway.recall.Recipient;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.testing.TestStack;
import io.restassured.response.Response;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Brings about what a caller may not know. */
final class Hidden {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestStack stack;
    private final Partners partners;

    Hidden(TestStack stack) {
        this.stack = stack;
        this.partners = new Partners(stack);
    }

    World by(Hiding hiding) {
        World nothing = World.without(hiding);
        RecordTestData record = hiding.record;
        World there = nothing.with(record.id().toString());
        return switch (hiding) {
            case RECALLED -> {
                partners.release(record);
                partners.recall(record);
                yield there;
            }
            case RECALLED_BEFORE_IT_CAME -> {
                partners.recall(record);
                partners.send(record);
                yield there;
            }
            case ERASED -> {
                partners.release(record);
                partners.erase(record);
                yield there;
            }
            case OWNER_NOT_HEARD_OF -> {
                partners.release(record);
                fallSilent(record);
                yield there;
            }
            case A_SILENT_REQUEST, ANOTHERS_REQUEST, ANOTHER_SIDES_REQUEST -> nothing.with(asked(record.recipients()));
            case ANOTHER_AGENCYS, ANOTHER_SIDES -> others(hiding);
            default -> {
                partners.release(record);
                yield there;
            }
        };
    }

    /**
     * Asks for assistance; US customs says yes and still owes what it knows.
     *
     * @return the request, once its owner has been told how the clock of it stands
     */
    private String asked(Map<String, String> recipients) {
        String request =
                RequestTestData.asked().to(recipients).release(stack).id().toString();
        var customs = new Asker(stack, "us-cbp", "drug-trafficking");
        assertThat(customs.post("/v1/records/" + request + "/responses", "{\"answer\":\"accept\"}")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(PATIENCE).until(() -> partners.texts("select agency from response_clock where record = '"
                        + request + "' and answered_at is null and announced = revision")
                .equals(List.of("us-cbp")));
        return request;
    }

    /** From a service of which no sign of life ever came. */
    private void fallSilent(RecordTestData record) {
        try {
            partners.execute(
                    "owner", "update shelf_version set sender = 'never-heard-of' where record = '" + record.id() + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** US customs pulls, asks and owes; Belgium drafts with the third side. */
    private World others(Hiding hiding) {
        RecordTestData record = hiding.record;
        partners.release(record);
        var customs = new Asker(stack, "us-cbp", "drug-trafficking");
        Response pulled = customs.pull(record.id());
        Response asked = customs.post("/v1/records/" + record.id() + "/consents", Background.WISH);
        assertThat(asked.statusCode()).isEqualTo(201);
        partners.recall(record);
        String recall = new Recipient(stack, partners, customs.agency()).owed(record.id());
        var caller = new Asker(stack, hiding.agency, hiding.purpose);
        String draft =
                Background.uploaded(new Asker(stack, "be-fgp", hiding.purpose), Background.draftOfOthers(caller));
        return new World(
                record.id().toString(),
                asked.jsonPath().getString("consent"),
                recall,
                hiding == Hiding.ANOTHER_SIDES ? Optional.of(pulled.header("Entente-Disclosure")) : Optional.empty(),
                StrictJson.read(draft.getBytes(StandardCharsets.UTF_8))
                        .path("id")
                        .asText(),
                Optional.empty());
    }
}
