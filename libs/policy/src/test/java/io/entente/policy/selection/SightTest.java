package io.entente.policy.selection;

import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Disclose;
import io.entente.policy.decision.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import static io.entente.policy.selection.Circle.forbid;
import static io.entente.policy.selection.Circle.permit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@Tag("P1")
class SightTest {
    private static final Request HSI = Request.record(
            new Participant(new AgencyId("us-hsi"), new Jurisdiction("US"), "police"),
            Purpose.DRUG_TRAFFICKING,
            Instant.parse("2026-11-22T10:00:00Z"));
    private static final String NARROW = permit("goods", "amber", "", "type", "marking", "logistics", "seizure");
    private static final String IDENTITY = ClaimName.item(Offer.SUSPECT, FieldClass.IDENTITY);

    private final Offer offer = Offer.seizure();

    @Test
    void a_decision_opens_the_claims_of_its_classes_and_relations_whose_ends_are_both_open() {
        assertThat(names(sight(Circle.of(false, NARROW), offer)))
                .containsExactlyInAnyOrder(
                        "type",
                        "purposes",
                        "marking.tlp",
                        "marking.classification",
                        "marking.rel-to.US",
                        "marking.rel-to.NL",
                        ClaimName.item(Offer.CONTAINER, FieldClass.LOGISTICS),
                        ClaimName.item(Offer.SEIZED, FieldClass.SEIZURE),
                        ClaimName.relation(Offer.FOUND_IN));
    }

    @Test
    void in_a_hidden_circle_rel_to_tells_nothing_of_other_members() {
        assertThat(names(sight(Circle.of(true, NARROW), offer)))
                .contains("marking.rel-to.US")
                .doesNotContain("marking.rel-to.NL");
    }

    @Test
    void an_amendment_that_the_asker_sees_nothing_of_leaves_it_with_the_version_before() {
        Offer amended = offer.amended(IDENTITY, "changed");

        Sight<Offer> sight = sight(Circle.of(false, NARROW), amended, offer);

        assertThat(sight.newest()).isSameAs(amended);
        assertThat(sight.shown().orElseThrow().version()).isSameAs(offer);
        assertThat(sight.shown().orElseThrow().standing())
                .isEqualTo(sight(Circle.of(false, NARROW), offer)
                        .shown()
                        .orElseThrow()
                        .standing());
    }

    @Test
    void the_newest_version_in_which_something_visible_changed_is_shown_and_not_an_older_one_that_said_the_same() {
        Offer changed = offer.amended(ClaimName.item(Offer.SEIZED, FieldClass.SEIZURE), "changed");
        Offer back = new Offer(java.util.UUID.randomUUID(), Mode.FULL, offer.claims());

        Sight<Offer> sight = sight(Circle.of(false, NARROW), back, changed, offer);

        assertThat(sight.shown().orElseThrow().version()).isSameAs(back);
        assertThat(sight.shown().orElseThrow().standing())
                .isNotEqualTo(sight(Circle.of(false, NARROW), changed)
                        .shown()
                        .orElseThrow()
                        .standing());
    }

    @Test
    void what_was_a_pointer_before_is_shown_anew_once_it_is_disclosed() {
        Sight<Offer> sight = sight(
                Circle.of(false, permit("goods", "amber", "", "type", "reference")), offer, offer.in(Mode.POINTER));

        assertThat(sight.shown().orElseThrow().version()).isSameAs(offer);
    }

    @Test
    void a_pointer_opens_no_claim_and_stands_whatever_version_it_points_from() {
        Agreements agreements = Circle.of(false, permit("goods", "amber", "", "type", "reference"));
        Shown<Offer> shown = sight(agreements, offer.in(Mode.POINTER)).shown().orElseThrow();

        assertThat(shown.pointsOnly()).isTrue();
        assertThat(shown.positions()).isEmpty();
        assertThat(shown.standing())
                .isEqualTo(sight(agreements, offer.in(Mode.POINTER).amended("type", "seizure"))
                        .shown()
                        .orElseThrow()
                        .standing());
    }

    @Test
    void nothing_is_shown_of_what_is_withheld_nor_of_what_opens_no_claim() {
        assertThat(sight(Circle.of(false, NARROW), offer.in(Mode.SILENT)).shown())
                .isEmpty();
        assertThat(sight(Circle.of(false, permit("goods", "amber", "", "financial")), offer)
                        .shown())
                .isEmpty();
        assertThat(sight(Circle.of(false, NARROW), offer.in(Mode.SILENT), offer).shown())
                .isEmpty();
    }

    @Test
    void each_claim_that_stays_behind_says_what_closes_it() {
        Agreements agreements = Circle.of(
                true,
                permit("goods", "amber", "", "type", "marking", "logistics", "seizure"),
                permit("persons", "amber", "\"witness\"", "identity"),
                permit("papers", "clear", "", "reference"),
                forbid("no-goods", "logistics"));
        Sight<Offer> sight = sight(agreements, offer);

        assertThat(remainder(agreements, sight.decision()))
                .extracting(closed -> closed.mark().name(), Closed::reason, closed -> closed.clauses()
                        .toString())
                .containsExactly(
                        tuple("reference", "tlp", "[circle/1/papers]"),
                        tuple("marking.rel-to.NL", "hidden-members", "[circle/1/goods, circle/1/persons]"),
                        tuple(
                                ClaimName.item(Offer.CONTAINER, FieldClass.LOGISTICS),
                                "forbidden-by-clause",
                                "[circle/1/no-goods]"),
                        tuple(ClaimName.item(Offer.WITNESS, FieldClass.IDENTITY), "data-subject", "[circle/1/persons]"),
                        tuple(ClaimName.relation(Offer.FOUND_IN), "end-closed", "[]"),
                        tuple(ClaimName.relation(Offer.BOOKED_BY), "end-closed", "[]"),
                        tuple("reviewBy", "no-clause", "[]"));
    }

    @Test
    void what_stays_behind_and_what_is_shown_is_everything() {
        Agreements agreements = Circle.of(true, NARROW);
        Sight<Offer> sight = sight(agreements, offer);
        TreeSet<String> all = new TreeSet<>(names(sight));

        for (Closed closed : remainder(agreements, sight.decision()))
            assertThat(all.add(closed.mark().name())).as(closed.toString()).isTrue();

        assertThat(all).containsExactlyInAnyOrderElementsOf(offer.claims().keySet());
    }

    private List<Closed> remainder(Agreements agreements, Decision decision) {
        Optional<Disclose> disclose =
                decision.fold(Optional::of, point -> Optional.empty(), withhold -> Optional.empty());
        return Remainder.of(disclose.orElseThrow(), HSI, offer, agreements, Consents.NONE);
    }

    private static Sight<Offer> sight(Agreements agreements, Offer... versions) {
        return Sight.of(HSI, List.of(versions), agreements, Consents.NONE);
    }

    private List<String> names(Sight<Offer> sight) {
        return sight.shown().orElseThrow().positions().stream().map(offer::name).toList();
    }
}
