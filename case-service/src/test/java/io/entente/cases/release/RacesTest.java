package io.entente.cases.release;

import io.entente.cases.Desk;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;

/** Two officers at one referral in the same instant: a lock holds both until each has read what the other is about to change. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
@Tag("P6")
class RacesTest {
    TestStack stack;
    private Desk one;
    private Desk other;

    @BeforeEach
    void sign_in() {
        one = Desk.liaison(stack, "be-fgp", "an.officer");
        other = Desk.liaison(stack, "be-fgp", "another.officer");
    }

    @Test
    void two_who_begin_the_next_version_at_once_begin_it_once() throws Exception {
        String id = one.releases(small());

        assertOneWins(id, () -> one.edit(id, whole()), () -> other.edit(id, small()));

        one.read(id).then().statusCode(200);
        assertThat(versions(id)).isEqualTo(2);
    }

    @Test
    void an_amendment_and_a_new_draft_at_once_are_one_of_the_two() throws Exception {
        String id = one.releases(small());

        assertOneWins(id, () -> one.amend(id, small()), () -> other.edit(id, small()));

        assertThat(versions(id)).isEqualTo(2);
    }

    @Test
    void what_is_edited_while_it_is_released_is_one_of_the_two() throws Exception {
        String id = one.drafts(small());
        one.submit(id).then().statusCode(200);

        assertOneWins(id, () -> one.release(id), () -> other.edit(id, small()));
    }

    @Test
    void what_is_recalled_while_it_is_amended_is_one_of_the_two() throws Exception {
        String id = one.releases(small());

        assertOneWins(id, () -> one.recall(id), () -> other.amend(id, small()));
    }

    private void assertOneWins(String id, Supplier<Response> first, Supplier<Response> second) throws Exception {
        List<CompletableFuture<Response>> both;
        ExecutorService two = Executors.newFixedThreadPool(2);
        try (Connection owner = stack.as("owner");
                Statement hold = owner.createStatement()) {
            owner.setAutoCommit(false);
            hold.execute("select 1 from referral where id = '" + id + "' for update");
            both = Stream.of(first, second)
                    .map(call -> CompletableFuture.supplyAsync(call, two))
                    .toList();
            awaitWaiting(hold);
            owner.commit();
        } finally {
            two.shutdown();
        }
        List<Response> answers = List.of(both.get(0).get(), both.get(1).get());

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(answer -> assertThat(
                        answer.jsonPath().getString("type"))
                .endsWith("/referral-changed"));
    }

    private static void awaitWaiting(Statement asker) throws SQLException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (count(asker, "select count(distinct pid) from pg_locks where not granted") < 2) {
            if (System.nanoTime() > deadline) throw new AssertionError("they do not meet");
            Thread.onSpinWait();
        }
    }

    private long versions(String id) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement asker = owner.createStatement()) {
            return count(asker, "select count(*) from version where referral = '" + id + "'");
        }
    }

    private static long count(Statement asker, String sql) throws SQLException {
        try (ResultSet rows = asker.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
