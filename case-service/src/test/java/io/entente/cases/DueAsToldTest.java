package io.entente.cases;

import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.ReviewPeriod;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What was released before reviews counted is due when partners lose it, which the gateway was not told earlier. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
@Tag("P1")
class DueAsToldTest {
    private static final String EARLIER = "earlier_build";

    private final OffsetDateTime releasedAt =
            OffsetDateTime.now(ZoneOffset.UTC).minusYears(1).withNano(0);
    private final LocalDate named = releasedAt.toLocalDate().plusMonths(18);

    TestStack stack;

    @AfterEach
    void leave() {
        new Rows(stack).execute("drop schema " + EARLIER + " cascade");
    }

    @Test
    void a_day_that_no_partner_was_told_is_none_and_one_that_was_told_since_stays() {
        migrate("11");
        String untold = released();
        String undated = released();
        set(undated, "review_by = null");
        String reviewed = released();

        migrate("13");
        set(reviewed, "due_by = '" + named.plusDays(1) + "'");
        execute("insert into review (id, referral, agency, number, version, outcome, review_by, officer, at) values ("
                + "gen_random_uuid(), '" + reviewed + "', 'be-fgp', 1, 1, 'kept', '" + named.plusDays(1)
                + "', 'a-pseudonym', now())");
        String told = released();
        set(told, "released_at = now() + interval '1 second', due_by = '" + named + "'");
        migrate("latest");

        LocalDate longest = ReviewPeriod.from(releasedAt.toLocalDate());
        assertThat(due(untold)).isEqualTo(longest);
        assertThat(due(undated)).isEqualTo(longest);
        assertThat(due(reviewed)).isEqualTo(named.plusDays(1));
        assertThat(due(told)).isEqualTo(named);
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(
                        stack.postgres().jdbcUrl("cases"),
                        "cases_owner",
                        stack.postgres().password("cases_owner"))
                .schemas(EARLIER)
                .target(target)
                .load()
                .migrate();
    }

    /** @return the id of a referral whose first version is in force */
    private String released() {
        String id = UUID.randomUUID().toString();
        execute(
                "insert into referral (id, reference, agency, state, latest, released, changed_at, revision, filed_at, readers,"
                        + " named) values ('" + id + "', '" + id
                        + "', 'be-fgp', 'OPEN', 1, 1, now(), 0, now(), 'AGENCY', '')",
                "insert into version (id, referral, agency, number, state, type, content, authors, created_at, released_at,"
                        + " review_by, two_officers) values (gen_random_uuid(), '" + id
                        + "', 'be-fgp', 1, 'RELEASED', 'seizure', 'closed', 'a-pseudonym', now(), '" + releasedAt
                        + "', '" + named
                        + "', false)");
        return id;
    }

    private void set(String referral, String change) {
        execute("update version set " + change + " where referral = '" + referral + "'");
    }

    private LocalDate due(String referral) {
        return LocalDate.parse(
                new Rows(stack).text("select due_by from " + EARLIER + ".version where referral = '" + referral + "'"));
    }

    private void execute(String... commands) {
        for (String sql : commands) new Rows(stack).execute("set search_path = " + EARLIER + "; " + sql);
    }
}
