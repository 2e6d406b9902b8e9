package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.policy.Sorted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AgreementsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    private static final Participant FGP = participant("be-fgp", "BE");
    private static final Participant CUSTOMS = participant("be-customs", "BE");
    private static final Participant HSI = participant("us-hsi", "US");
    private static final Participant EUROPOL = participant("eu-europol", "EU");
    private static final Participant RCMP = participant("ca-rcmp", "CA");

    @Test
    void a_time_starts_at_its_first_instant_and_ends_before_its_last() {
        Span year = Span.between(START, END);

        assertThat(year.contains(START)).isTrue();
        assertThat(year.contains(END.minusNanos(1))).isTrue();
        assertThat(year.contains(END)).isFalse();
        assertThat(year.contains(START.minusNanos(1))).isFalse();
        assertThat(Span.ALWAYS.contains(START)).isTrue();
        assertThat(year.edges()).containsExactly(START, END);
        assertThatThrownBy(() -> Span.between(END, START)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Span.between(START, START)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_jurisdiction_is_party_with_all_its_agencies_and_an_agency_for_itself() {
        Agreement circle = agreement(1, Span.ALWAYS, Party.of("US"), Party.of("be-fgp"));

        assertThat(circle.covers(HSI, START)).isTrue();
        assertThat(circle.covers(FGP, START)).isTrue();
        assertThat(circle.covers(CUSTOMS, START)).isFalse();
    }

    @Test
    void a_member_that_joins_or_leaves_is_party_in_between() {
        Party member = new Party("BE", Optional.empty(), Span.between(START, END));
        Agreements agreements = Agreements.of(List.of(agreement(1, Span.ALWAYS, Party.of("US"), member)));

        assertThat(agreements.between(HSI, FGP, START.minusNanos(1))).isEmpty();
        assertThat(agreements.between(HSI, FGP, START)).hasSize(1);
        assertThat(agreements.between(FGP, HSI, START)).hasSize(1);
        assertThat(agreements.between(HSI, FGP, END)).isEmpty();
        assertThat(agreements.edges()).contains(START, END);
    }

    @Test
    void one_hash_stands_for_all_of_them_in_whatever_order_they_come() {
        Agreement one = agreement(1, Span.ALWAYS, Party.of("US"), Party.of("BE"));
        Agreement other = new Agreement(
                "another",
                1,
                "f".repeat(64),
                "EXERCISE",
                one.parties(),
                false,
                List.of(),
                List.of(),
                Span.ALWAYS,
                List.of());

        assertThat(Agreements.of(List.of(one, other)).hash())
                .isEqualTo(Agreements.of(List.of(other, one)).hash())
                .isNotEqualTo(Agreements.of(List.of(one)).hash())
                .isNotEqualTo(Agreements.NONE.hash())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void the_highest_version_whose_time_has_come_is_the_one_in_force() {
        Agreement first = agreement(1, Span.ALWAYS, Party.of("US"), Party.of("BE"));
        Agreement second = agreement(2, Span.between(START, END), Party.of("US"), Party.of("BE"));
        Agreements agreements = Agreements.of(List.of(first, second));

        assertThat(agreements.between(HSI, FGP, START.minusNanos(1))).containsExactly(first);
        assertThat(agreements.between(HSI, FGP, START)).containsExactly(second);
        assertThat(agreements.standing(START.minusNanos(1))).containsExactly(first);
        assertThat(agreements.standing(START)).containsExactly(second);
    }

    @Test
    @Tag("P1")
    void a_version_that_was_replaced_does_not_come_back_when_the_next_ends() {
        Agreement first = agreement(1, Span.ALWAYS, Party.of("US"), Party.of("BE"));
        Agreement second = agreement(2, Span.between(START, END), Party.of("US"), Party.of("BE"));
        Agreements agreements = Agreements.of(List.of(first, second));

        assertThat(agreements.between(HSI, FGP, END.minusNanos(1))).containsExactly(second);
        assertThat(agreements.between(HSI, FGP, END)).isEmpty();
        assertThat(agreements.standing(END)).isEmpty();
    }

    @Test
    @Tag("P1")
    void what_others_sign_among_themselves_ends_nothing_for_those_who_did_not() {
        Agreement first = full(1, Party.of("US"), Party.of("BE"), Party.of("EU"), Party.of("CA"));
        Agreement second = full(2, Party.of("US"), Party.of("BE"));
        Agreements agreements = Agreements.of(List.of(first, second));

        assertThat(agreements.between(EUROPOL, RCMP, START)).containsExactly(first);
        assertThat(agreements.between(RCMP, EUROPOL, START)).containsExactly(first);
        assertThat(agreements.between(HSI, FGP, START)).containsExactly(second);
        assertThat(agreements.standing(START)).containsExactly(second, first);
    }

    @Test
    @Tag("P1")
    void between_one_who_moved_on_and_one_who_did_not_nothing_is_permitted_and_all_that_was_stays_forbidden() {
        Agreement first = full(1, Party.of("US"), Party.of("BE"), Party.of("EU"));
        Agreement second = full(2, Party.of("US"), Party.of("BE"));
        Agreements agreements = Agreements.of(List.of(first, second));

        for (List<Agreement> between :
                List.of(agreements.between(HSI, EUROPOL, START), agreements.between(EUROPOL, HSI, START))) {
            assertThat(between).extracting(Agreement::version).containsExactly(1);
            assertThat(between.get(0).clauses()).containsExactly(clause(Effect.FORBID));
        }
    }

    @Test
    void two_who_moved_on_apart_have_nothing_left_between_them() {
        Agreement first = full(1, Party.of("US"), Party.of("BE"), Party.of("EU"), Party.of("CA"));
        Agreement second = full(2, Party.of("US"), Party.of("BE"));
        Agreement third = full(3, Party.of("EU"), Party.of("CA"));
        Agreements agreements = Agreements.of(List.of(first, second, third));

        assertThat(agreements.between(HSI, EUROPOL, START)).isEmpty();
        assertThat(agreements.between(EUROPOL, HSI, START)).isEmpty();
        assertThat(agreements.standing(START)).containsExactly(third, second);
    }

    @Test
    @Tag("P1")
    void an_agency_takes_back_nothing_of_what_its_jurisdiction_signed() {
        Agreement first = full(1, Party.of("US"), Party.of("BE"));
        Agreement second = full(2, Party.of("US"), Party.of("be-fgp"));
        Agreements agreements = Agreements.of(List.of(first, second));

        for (List<Agreement> between :
                List.of(agreements.between(HSI, FGP, START), agreements.between(FGP, HSI, START))) {
            assertThat(between).extracting(Agreement::version).containsExactly(2, 1);
            assertThat(between.get(0)).isEqualTo(second);
            assertThat(between.get(1).clauses()).containsExactly(clause(Effect.FORBID));
        }
        assertThat(agreements.between(CUSTOMS, FGP, START))
                .flatExtracting(Agreement::clauses)
                .containsExactly(clause(Effect.FORBID));
        assertThat(agreements.between(CUSTOMS, CUSTOMS, START)).containsExactly(first);
    }

    @Test
    void an_agency_moves_on_by_itself_from_what_it_signed_itself_and_with_its_jurisdiction_in_any_case() {
        Agreement alone = full(1, Party.of("US"), Party.of("be-fgp"));
        Agreement again = full(2, Party.of("US"), Party.of("be-fgp"));
        Agreement withAll = full(3, Party.of("US"), Party.of("BE"));

        assertThat(Agreements.of(List.of(alone, again)).between(HSI, FGP, START))
                .containsExactly(again);
        assertThat(Agreements.of(List.of(alone, withAll)).between(HSI, FGP, START))
                .containsExactly(withAll);
        assertThat(Agreements.of(List.of(alone, again, withAll)).between(HSI, FGP, START))
                .containsExactly(withAll);
    }

    @Test
    void who_left_by_a_version_that_names_it_has_left() {
        Agreement first = agreement(1, Span.ALWAYS, Party.of("US"), Party.of("BE"));
        Party leaving = new Party("BE", Optional.empty(), new Span(Optional.empty(), Optional.of(START)));
        Agreement second = agreement(2, Span.ALWAYS, Party.of("US"), Party.of("EU"), leaving);
        Agreements agreements = Agreements.of(List.of(first, second));

        assertThat(agreements.between(HSI, FGP, START.minusNanos(1))).containsExactly(second);
        assertThat(agreements.between(HSI, FGP, START)).isEmpty();
    }

    @Test
    void a_version_to_come_moves_nobody() {
        Agreement first = full(1, Party.of("US"), Party.of("BE"), Party.of("EU"));
        Agreement second = agreement(2, Span.from(END), Party.of("US"), Party.of("BE"));
        Agreements agreements = Agreements.of(List.of(first, second));

        assertThat(agreements.between(HSI, EUROPOL, END.minusNanos(1))).containsExactly(first);
        assertThat(agreements.between(HSI, FGP, END.minusNanos(1))).containsExactly(first);
        assertThat(agreements.standing(END.minusNanos(1))).containsExactly(first);
        assertThat(agreements.between(HSI, FGP, END)).containsExactly(second);
        assertThat(agreements.standing(END)).containsExactly(second, first);
    }

    @Test
    void a_forbid_ends_with_its_own_version_for_whoever_stands_by_it() {
        Agreement first = new Agreement(
                "circle",
                1,
                "0".repeat(64),
                "Circle",
                List.of(Party.of("US"), Party.of("BE"), Party.of("EU")),
                true,
                List.of(),
                List.of(),
                Span.between(START, END),
                List.of(clause(Effect.FORBID)));
        Agreement second = agreement(2, Span.from(START), Party.of("US"), Party.of("BE"));
        Agreements agreements = Agreements.of(List.of(first, second));

        assertThat(agreements.between(HSI, EUROPOL, END.minusNanos(1))).hasSize(1);
        assertThat(agreements.between(HSI, EUROPOL, END)).isEmpty();
        assertThat(agreements.standing(END)).containsExactly(second);
    }

    @Test
    @Tag("P4")
    void a_caller_of_another_issuer_than_the_pinned_gets_nothing_under_that_agreement_and_is_still_forbidden() {
        Party pinned = new Party(
                "US",
                Optional.of(new Pin("https://id.us.example", Sorted.set(List.of()), Map.of(), Optional.empty())),
                Span.ALWAYS);
        Clause permit = clause(Effect.PERMIT);
        Clause forbid = clause(Effect.FORBID);
        Agreement plain = agreement(1, Span.ALWAYS, pinned, Party.of("BE"));
        Agreement whole = new Agreement(
                plain.id(),
                1,
                plain.hash(),
                plain.title(),
                plain.parties(),
                true,
                List.of(),
                List.of(),
                Span.ALWAYS,
                List.of(permit, forbid));
        Agreements agreements = Agreements.of(List.of(whole));

        assertThat(agreements.heeding(HSI, "https://id.us.example").all()).containsExactly(whole);
        assertThat(agreements.heeding(FGP, "https://elsewhere.example").all()).containsExactly(whole);
        assertThat(agreements
                        .heeding(HSI, "https://elsewhere.example")
                        .between(HSI, FGP, START)
                        .get(0)
                        .clauses())
                .containsExactly(forbid);
    }

    private static Clause clause(Effect effect) {
        Whom us = new Whom(Optional.of(new Jurisdiction("US")), Optional.empty(), Optional.empty());
        return new Clause(
                new ClauseRef("circle", 1, effect.code()),
                effect,
                us,
                us,
                new Scope(Sorted.set(List.of()), Sorted.set(List.of()), Sorted.set(List.of())),
                Terms.NONE,
                List.of());
    }

    @Test
    void one_version_twice_is_refused() {
        Agreement one = agreement(1, Span.ALWAYS, Party.of("US"), Party.of("BE"));
        Agreement same = agreement(1, Span.from(START), Party.of("US"), Party.of("BE"));

        assertThatThrownBy(() -> Agreements.of(List.of(one, same)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one version twice");
    }

    @Test
    void a_party_is_a_jurisdiction_or_an_agency() {
        assertThatThrownBy(() -> Party.of("Belgium")).isInstanceOf(MalformedValue.class);
        assertThatThrownBy(() -> Party.of("")).isInstanceOf(MalformedValue.class);
    }

    @Test
    void a_side_of_a_clause_fits_whoever_fits_all_it_says() {
        Whom police = new Whom(Optional.of(new Jurisdiction("BE")), Optional.empty(), Optional.of("police"));

        assertThat(police.includes(FGP)).isTrue();
        assertThat(police.includes(HSI)).isFalse();
        assertThat(police.includes(new Participant(CUSTOMS.agency(), CUSTOMS.jurisdiction(), "customs")))
                .isFalse();
        assertThatThrownBy(() -> new Whom(Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Participant participant(String agency, String jurisdiction) {
        return new Participant(new AgencyId(agency), new Jurisdiction(jurisdiction), "police");
    }

    /** One that permits something and forbids something, for ever. */
    private static Agreement full(int version, Party... parties) {
        return new Agreement(
                "circle",
                version,
                "0".repeat(64),
                "Circle",
                List.of(parties),
                true,
                List.of(),
                List.of(),
                Span.ALWAYS,
                List.of(clause(Effect.PERMIT), clause(Effect.FORBID)));
    }

    private static Agreement agreement(int version, Span inForce, Party... parties) {
        return new Agreement(
                "circle",
                version,
                "0".repeat(64),
                "Circle",
                List.of(parties),
                true,
                List.of(),
                List.of(),
                inForce,
                List.of());
    }
}
