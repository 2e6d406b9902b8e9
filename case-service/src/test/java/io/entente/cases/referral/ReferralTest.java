package io.entente.cases.referral;

import io.entente.cases.referral.NotPossibleNow.Obstacle;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Reference;
import io.entente.kernel.vocabulary.ReferralType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.entente.cases.referral.Scrutiny.ONE_OFFICER;
import static io.entente.cases.referral.Scrutiny.TWO_OFFICERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ReferralTest {
    private static final DataKey KEY = new DataKey(new byte[32]);
    private static final NameBook BOOK = new NameBook(KEY, RecordId.random());
    private static final Opening OPENING = new Opening(KEY, BOOK, new Reference("BE-FGP-7K3Q9M"), Optional.empty());
    private static final AgencyId FGP = new AgencyId("be-fgp");
    private static final Officer AUTHOR = officer("author", false);
    private static final Officer COLLEAGUE = officer("colleague", false);
    private static final Officer SUPERVISOR = officer("supervisor", true);
    private static final Officer WRITING_SUPERVISOR = officer("author", true);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Reason REASON = new Reason("a mistake");

    @Test
    void a_new_referral_is_open_and_its_first_version_a_draft() {
        Referral referral = draft();

        assertThat(referral.state()).isEqualTo(State.OPEN);
        assertThat(referral.latest().state()).isEqualTo(VersionState.DRAFT);
        assertThat(referral.latest().number()).isOne();
        assertThat(referral.released()).isEmpty();
    }

    @Test
    void a_draft_is_changed_in_place() {
        Referral referral = draft();

        referral.edit(AUTHOR, document("2"), NOW);

        assertThat(referral.latest().number()).isOne();
        assertThat(referral.latest().document()).isEqualTo(document("2"));
    }

    @Test
    void what_was_submitted_is_never_changed_in_place() {
        Referral referral = submitted();
        Version read = referral.latest();

        referral.edit(AUTHOR, document("2"), NOW);

        assertThat(read.document()).isEqualTo(document("1"));
        assertThat(read.state()).isEqualTo(VersionState.SUPERSEDED);
        assertThat(referral.latest().number()).isEqualTo(2);
        assertThat(referral.latest().state()).isEqualTo(VersionState.DRAFT);
    }

    @Test
    void only_a_draft_can_be_submitted() {
        assertThat(obstacle(() -> submitted().submit(ONE_OFFICER, NOW))).isEqualTo(Obstacle.NOT_A_DRAFT);
        assertThat(obstacle(() -> released().submit(ONE_OFFICER, NOW))).isEqualTo(Obstacle.NOT_A_DRAFT);
    }

    @Test
    void only_what_was_submitted_can_be_released() {
        assertThat(obstacle(() -> draft().candidate(AUTHOR, ONE_OFFICER))).isEqualTo(Obstacle.NOT_SUBMITTED);
        assertThat(obstacle(() -> released().candidate(AUTHOR, ONE_OFFICER))).isEqualTo(Obstacle.NOT_SUBMITTED);
    }

    @Test
    void a_release_tells_what_was_released() {
        Referral referral = submitted();
        Candidate candidate = referral.candidate(AUTHOR, ONE_OFFICER);

        Released released = referral.release(candidate, AUTHOR, ONE_OFFICER, NOW);

        assertThat(released).isEqualTo(new Released(referral.id(), FGP, 1, candidate.versionId()));
        assertThat(referral.released()).contains(1);
        assertThat(referral.latest().state()).isEqualTo(VersionState.RELEASED);
    }

    @Test
    void what_changed_since_it_was_signed_is_not_released() {
        Referral referral = submitted();
        Candidate signed = referral.candidate(AUTHOR, ONE_OFFICER);
        referral.edit(AUTHOR, document("2"), NOW);
        referral.submit(ONE_OFFICER, NOW);

        assertThat(obstacle(() -> referral.release(signed, AUTHOR, ONE_OFFICER, NOW)))
                .isEqualTo(Obstacle.CHANGED_MEANWHILE);
    }

    @Test
    @Tag("P3")
    void sensitive_content_is_released_by_a_second_officer_alone() {
        Referral referral = submitted();

        assertThatThrownBy(() -> referral.candidate(AUTHOR, TWO_OFFICERS)).isInstanceOf(SecondOfficerNeeded.class);
        assertThatThrownBy(() -> referral.candidate(WRITING_SUPERVISOR, TWO_OFFICERS))
                .isInstanceOf(SecondOfficerNeeded.class);
        assertThatThrownBy(() -> referral.candidate(COLLEAGUE, TWO_OFFICERS)).isInstanceOf(SecondOfficerNeeded.class);
        assertThat(referral.candidate(SUPERVISOR, TWO_OFFICERS).number()).isOne();
    }

    @Test
    @Tag("P3")
    void a_supervisor_who_wrote_a_word_of_it_is_not_a_second_officer() {
        Referral referral = draft();
        referral.edit(SUPERVISOR, document("2"), NOW);
        referral.edit(COLLEAGUE, document("3"), NOW);
        referral.submit(ONE_OFFICER, NOW);

        assertThatThrownBy(() -> referral.candidate(SUPERVISOR, TWO_OFFICERS)).isInstanceOf(SecondOfficerNeeded.class);
    }

    @Test
    @Tag("P3")
    void what_a_colleague_touched_up_after_its_submission_is_still_its_first_authors() {
        Referral referral = draft();
        referral.edit(SUPERVISOR, document("2"), NOW);
        referral.submit(ONE_OFFICER, NOW);
        referral.edit(COLLEAGUE, document("3"), NOW);
        referral.submit(ONE_OFFICER, NOW);

        assertThatThrownBy(() -> referral.candidate(SUPERVISOR, TWO_OFFICERS)).isInstanceOf(SecondOfficerNeeded.class);
    }

    @Test
    @Tag("P3")
    void what_was_released_is_nobodys_own_any_more_when_a_colleague_writes_it_anew() {
        Referral referral = submitted();
        referral.release(referral.candidate(AUTHOR, ONE_OFFICER), AUTHOR, ONE_OFFICER, NOW);
        referral.edit(COLLEAGUE, document("2"), NOW);
        referral.submit(ONE_OFFICER, NOW);

        assertThat(referral.candidate(WRITING_SUPERVISOR, TWO_OFFICERS).number())
                .isEqualTo(2);
    }

    @Test
    void what_is_in_force_is_what_was_released_last() {
        Referral referral = released();
        referral.edit(AUTHOR, document("2"), NOW);

        assertThat(referral.inForce()).contains(document("1"));
        assertThat(draft().inForce()).isEmpty();
    }

    @Test
    void an_amendment_takes_the_place_of_what_was_released() {
        Referral referral = released();
        Version first = referral.latest();
        Candidate candidate = referral.amendment(ONE_OFFICER);

        Released amended = referral.amend(candidate, AUTHOR, document("2"), ONE_OFFICER, NOW);

        assertThat(amended).isEqualTo(new Released(referral.id(), FGP, 2, candidate.versionId()));
        assertThat(first.state()).isEqualTo(VersionState.SUPERSEDED);
        assertThat(referral.released()).contains(2);
    }

    @Test
    void nothing_is_amended_before_a_release_or_over_a_pending_revision() {
        assertThat(obstacle(() -> submitted().amendment(ONE_OFFICER))).isEqualTo(Obstacle.NEVER_RELEASED);
        Referral revised = released();
        revised.edit(AUTHOR, document("2"), NOW);
        assertThat(obstacle(() -> revised.amendment(ONE_OFFICER))).isEqualTo(Obstacle.REVISION_PENDING);
    }

    @Test
    @Tag("P3")
    void nobody_amends_sensitive_content_alone() {
        assertThatThrownBy(() -> released().amendment(TWO_OFFICERS)).isInstanceOf(SecondOfficerNeeded.class);
    }

    @Test
    void a_revision_leaves_the_released_version_in_force_until_it_is_released_itself() {
        Referral referral = released();
        Version first = referral.latest();

        referral.edit(AUTHOR, document("2"), NOW);
        referral.submit(ONE_OFFICER, NOW);
        assertThat(first.state()).isEqualTo(VersionState.RELEASED);
        referral.release(referral.candidate(AUTHOR, ONE_OFFICER), AUTHOR, ONE_OFFICER, NOW);

        assertThat(first.state()).isEqualTo(VersionState.SUPERSEDED);
        assertThat(referral.released()).contains(2);
    }

    @Test
    @Tag("P3")
    void a_recall_covers_every_version_there_is() {
        Referral referral = released();
        referral.edit(AUTHOR, document("2"), NOW);

        assertThat(referral.recall(REASON, NOW)).contains(new Recalled(referral.id(), FGP, 2, NOW));
        assertThat(referral.state()).isEqualTo(State.RECALLED);
    }

    @Test
    void recalling_twice_is_harmless_and_announces_nothing() {
        Referral referral = recalled();

        assertThat(referral.recall(REASON, NOW)).isEmpty();
    }

    @Test
    void what_was_never_released_cannot_be_recalled() {
        assertThat(obstacle(() -> submitted().recall(REASON, NOW))).isEqualTo(Obstacle.NEVER_RELEASED);
    }

    @Test
    void a_recall_is_final() {
        assertThat(obstacle(() -> recalled().edit(AUTHOR, document("2"), NOW))).isEqualTo(Obstacle.RECALLED);
        assertThat(obstacle(() -> recalled().submit(ONE_OFFICER, NOW))).isEqualTo(Obstacle.RECALLED);
        assertThat(obstacle(() -> recalled().candidate(AUTHOR, ONE_OFFICER))).isEqualTo(Obstacle.RECALLED);
        assertThat(obstacle(() -> recalled().amendment(ONE_OFFICER))).isEqualTo(Obstacle.RECALLED);
    }

    @Test
    void a_closed_referral_takes_no_new_version_and_can_still_be_recalled() {
        Referral referral = released();

        assertThat(referral.close(NOW)).isTrue();
        assertThat(referral.close(NOW)).isFalse();

        assertThat(obstacle(() -> referral.edit(AUTHOR, document("2"), NOW))).isEqualTo(Obstacle.CLOSED);
        assertThat(obstacle(() -> referral.amendment(ONE_OFFICER))).isEqualTo(Obstacle.CLOSED);
        assertThat(referral.recall(REASON, NOW)).isPresent();
        assertThat(obstacle(() -> referral.close(NOW))).isEqualTo(Obstacle.RECALLED);
    }

    @Test
    void what_was_never_submitted_is_deletable_and_nothing_else_is() {
        draft().requireDeletable(AUTHOR);

        assertThat(obstacle(() -> submitted().requireDeletable(AUTHOR))).isEqualTo(Obstacle.ONCE_SUBMITTED);
        assertThat(obstacle(() -> released().requireDeletable(AUTHOR))).isEqualTo(Obstacle.ONCE_SUBMITTED);
        Referral rewritten = submitted();
        rewritten.edit(AUTHOR, document("2"), NOW);
        assertThat(obstacle(() -> rewritten.requireDeletable(AUTHOR))).isEqualTo(Obstacle.ONCE_SUBMITTED);
    }

    @Test
    void who_files_it_has_it_and_their_unit_reads_it() {
        Custody custody = draft().custody();

        assertThat(custody.unit()).contains("drugs");
        assertThat(custody.assignee()).contains("author");
        assertThat(custody.readers()).isEqualTo(Readers.UNIT);
    }

    @Test
    void who_has_no_unit_files_it_for_nobody_else() {
        Officer alone = new Officer("p", FGP, "alone", Optional.empty(), false);
        Custody custody = Referral.draft(OPENING, alone, document("1"), NOW).custody();

        assertThat(custody.unit()).isEmpty();
        assertThat(custody.readers()).isEqualTo(Readers.NAMED);
        assertThat(custody.named()).isEmpty();
    }

    @Test
    void a_referral_in_other_hands_is_not_given_away_or_opened_or_deleted() {
        Referral referral = draft();
        referral.custody(AUTHOR, NOW).handOver(new UnitName("ports"), Optional.of(new AccountName("somebody")));

        assertThatThrownBy(() -> referral.custody(AUTHOR, NOW).handOver(new UnitName("drugs"), Optional.empty()))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> referral.custody(SUPERVISOR, NOW).letRead(Readers.AGENCY, List.of()))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> referral.requireDeletable(AUTHOR)).isInstanceOf(NotYours.class);
        Officer port = new Officer("port", FGP, "another", Optional.of("ports"), false);
        referral.custody(port, NOW).letRead(Readers.NAMED, List.of(new AccountName("a"), new AccountName("b")));
        assertThat(referral.custody().named()).containsExactly("a", "b");
    }

    @Test
    void what_no_unit_has_is_a_supervisors_to_give_away() {
        Officer alone = new Officer("p", FGP, "alone", Optional.empty(), false);
        Referral referral = Referral.draft(OPENING, alone, document("1"), NOW);

        assertThatThrownBy(() -> referral.custody(COLLEAGUE, NOW).handOver(new UnitName("drugs"), Optional.empty()))
                .isInstanceOf(NotYours.class);
        referral.custody(SUPERVISOR, NOW).handOver(new UnitName("drugs"), Optional.empty());
        assertThat(referral.custody().unit()).contains("drugs");
        assertThat(referral.custody().assignee()).isEmpty();
    }

    @Test
    void an_expectation_is_met_by_its_revisions_alone() {
        Referral referral = draft();

        Expectation.ANY.requireMet(referral);
        Expectation.oneOf(Set.of(0, 3)).requireMet(referral);
        assertThatThrownBy(() -> Expectation.oneOf(Set.of(1)).requireMet(referral))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> Expectation.oneOf(Set.of()).requireMet(referral))
                .isInstanceOf(Stale.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BE-FGP-7K3Q9M", "11111111-1111-4111-8111-111111111111"})
    void a_referral_answers_an_id_or_a_reference(String text) {
        assertThat(new InReplyTo(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BE-FGP", "11111111-1111-4111-8111-11111111111", "about the container"})
    void a_referral_answers_nothing_else(String text) {
        assertThatThrownBy(() -> new InReplyTo(text)).isInstanceOf(MalformedValue.class);
    }

    @Test
    void what_is_in_force_is_not_erased_before_it_is_recalled_or_closed() {
        Referral recalled = released();
        Referral closed = released();

        assertThat(obstacle(() -> recalled.erase(ErasureGround.ORDER, NOW))).isEqualTo(Obstacle.IN_FORCE);
        recalled.recall(new Reason("EXERCISE"), NOW);
        closed.close(NOW);

        assertThat(recalled.erase(ErasureGround.ORDER, NOW)).isPresent();
        assertThat(closed.erase(ErasureGround.ORDER, NOW).orElseThrow().onceReleased())
                .isTrue();
        assertThat(recalled.state()).isEqualTo(State.ERASED);
    }

    @Test
    void an_erased_referral_keeps_its_skeleton_and_no_name_and_takes_nothing_more() {
        Referral referral = draft();

        assertThat(referral.erase(ErasureGround.IN_ERROR, NOW).orElseThrow().onceReleased())
                .isFalse();

        assertThat(referral.erase(ErasureGround.ORDER, NOW)).isEmpty();
        assertThat(referral.erasure()).contains(new Erasure(ErasureGround.IN_ERROR, NOW));
        assertThat(referral.custody().assignee()).isEmpty();
        assertThat(referral.latest().number()).isOne();
        assertThatThrownBy(() -> referral.edit(AUTHOR, document("2"), NOW)).isInstanceOf(ReferralErased.class);
        assertThatThrownBy(() -> referral.submit(ONE_OFFICER, NOW)).isInstanceOf(ReferralErased.class);
        assertThatThrownBy(() -> referral.close(NOW)).isInstanceOf(ReferralErased.class);
        assertThatThrownBy(referral::requireNotErased).isInstanceOf(ReferralErased.class);
    }

    @Test
    void what_is_released_is_due_on_the_day_it_names_and_after_five_years_at_most() {
        LocalDate latest = LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusYears(5);

        assertThat(released(Optional.empty()).latest().dueBy(NOW)).isEqualTo(latest);
        assertThat(released(Optional.of(latest.minusDays(1))).latest().dueBy(NOW))
                .isEqualTo(latest.minusDays(1));
        assertThat(released(Optional.of(latest.plusDays(1))).latest().dueBy(NOW))
                .isEqualTo(latest);
    }

    @Test
    void a_review_moves_the_day_of_what_is_in_force_and_is_counted() {
        Referral referral = released();
        Version inForce = referral.latest();
        LocalDate day = LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusYears(1);
        referral.edit(AUTHOR, document("2"), NOW);
        Reviewable reviewable = referral.reviewable(AUTHOR);
        assertThat(reviewable.version()).isOne();
        assertThat(reviewable.number()).isOne();

        referral.review(reviewable, AUTHOR, day, NOW);

        assertThat(referral.reviewable(AUTHOR).number()).isEqualTo(2);
        assertThat(inForce.dueBy(NOW)).isEqualTo(day);
        assertThat(referral.latest().dueBy(NOW)).isNotEqualTo(day);
        assertThat(obstacle(() -> referral.review(reviewable, AUTHOR, day, NOW)))
                .isEqualTo(Obstacle.CHANGED_MEANWHILE);
    }

    private static Officer officer(String pseudonym, boolean supervisor) {
        return new Officer(pseudonym, FGP, pseudonym, Optional.of("drugs"), supervisor);
    }

    private static Referral draft() {
        return Referral.draft(OPENING, AUTHOR, document("1"), NOW);
    }

    private static Referral released(Optional<LocalDate> reviewBy) {
        Referral referral = draft();
        referral.edit(AUTHOR, new Document(ReferralType.SEIZURE, reviewBy, "{}"), NOW);
        referral.submit(ONE_OFFICER, NOW);
        referral.release(referral.candidate(AUTHOR, ONE_OFFICER), AUTHOR, ONE_OFFICER, NOW);
        return referral;
    }

    private static Referral submitted() {
        Referral referral = draft();
        referral.submit(ONE_OFFICER, NOW);
        return referral;
    }

    private static Referral released() {
        Referral referral = submitted();
        referral.release(referral.candidate(AUTHOR, ONE_OFFICER), AUTHOR, ONE_OFFICER, NOW);
        return referral;
    }

    private static Referral recalled() {
        Referral referral = released();
        referral.recall(REASON, NOW);
        return referral;
    }

    private static Document document(String json) {
        return new Document(ReferralType.SEIZURE, json);
    }

    private static Obstacle obstacle(ThrowingCallable act) {
        NotPossibleNow refused = catchThrowableOfType(NotPossibleNow.class, act);
        assertThat(refused).isNotNull();
        return refused.obstacle();
    }
}
