package io.entente.policy.decision;

import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Urgency;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.agreement.Effect;
import io.entente.policy.agreement.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What an agency could obtain under one purpose or another, and the smaller words of a decision. */
class VisibleTest {
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
    private static final Disclose IDENTITIES = new Disclose(
            Sorted.set(List.of(FieldClass.TYPE, FieldClass.IDENTITY)),
            Sorted.set(List.of(new ClauseRef("us-be", 1, "cases"))),
            obligations(),
            new TreeMap<>(Map.of(FieldClass.IDENTITY, Sorted.set(List.of(DataSubject.VICTIM)))));

    @Test
    void what_any_purpose_would_bring_is_visible() {
        Visible visible = new Visible(
                Map.of(Purpose.DRUG_TRAFFICKING, IDENTITIES, Purpose.FIREARMS, Withhold.because(Reason.PURPOSE)));

        assertThat(visible.anything()).isTrue();
        assertThat(visible.permits(FieldClass.IDENTITY, DataSubject.SUSPECT)).isTrue();
        assertThat(visible.permits(FieldClass.IDENTITY, DataSubject.VICTIM)).isFalse();
        assertThat(visible.permits(FieldClass.SOURCE, DataSubject.NONE)).isFalse();
        assertThat(visible.classes()).containsExactly(FieldClass.TYPE, FieldClass.IDENTITY);
    }

    @Test
    void a_pointer_is_something_and_brings_no_class() {
        Visible pointed =
                new Visible(Map.of(Purpose.FIREARMS, new Point("liaison@fgp.example", Sorted.set(List.of()))));

        assertThat(pointed.anything()).isTrue();
        assertThat(pointed.permits(FieldClass.REFERENCE, DataSubject.NONE)).isFalse();
        assertThat(pointed.classes()).isEmpty();
    }

    @Test
    void what_every_purpose_withholds_is_nothing() {
        Visible nothing = new Visible(Map.of(Purpose.FIREARMS, Withhold.because(Reason.SILENT)));

        assertThat(nothing.anything()).isFalse();
        assertThat(nothing.permits(FieldClass.TYPE, DataSubject.NONE)).isFalse();
        assertThat(nothing.classes()).isEmpty();
    }

    @Test
    void each_purpose_is_decided_by_itself() throws IOException {
        CaseFile file = new CaseFile();
        file.purposes = List.of(Purpose.DRUG_TRAFFICKING);
        Visible visible = Policy.visibleUnderSomePurpose(
                Request.record(CaseFile.HSI, Purpose.FIREARMS, AT), file.labels(), usBe(), Consents.NONE);

        assertThat(visible.decisions()).containsOnlyKeys(Purpose.values());
        assertThat(visible.decisions().get(Purpose.DRUG_TRAFFICKING)).isInstanceOf(Disclose.class);
        assertThat(visible.decisions().get(Purpose.FIREARMS)).isEqualTo(Withhold.because(Reason.PURPOSE));
        assertThat(visible.decisions().get(Purpose.IMMIGRATION_ENFORCEMENT).clauses())
                .extracting(ClauseRef::clause)
                .containsExactly("no-immigration-enforcement");
    }

    @Test
    void the_next_instant_is_the_first_edge_of_a_naming_an_agreement_or_a_consent() throws IOException {
        CaseFile named = new CaseFile().toOnly(CaseFile.HSI, Mode.FULL, Span.between(AT, AT.plusSeconds(60)));

        assertThat(Policy.nextInstant(AT, named.labels(), usBe(), Consents.NONE))
                .contains(AT.plusSeconds(60));
        assertThat(Policy.nextInstant(AT, named.labels(), usBe(), consent(Span.between(AT, AT.plusSeconds(30)))))
                .contains(AT.plusSeconds(30));
        assertThat(Policy.nextInstant(Instant.EPOCH, new CaseFile().labels(), usBe(), Consents.NONE))
                .contains(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(Policy.nextInstant(AT, new CaseFile().labels(), usBe(), Consents.NONE))
                .isEmpty();
    }

    @Test
    void the_shortest_retention_holds_whatever_its_unit() {
        assertThat(obligations("P1Y", "P11M", "P400D").retention()).contains(Period.ofMonths(11));
        assertThat(obligations("P1M", "P29D", "P2M").retention()).contains(Period.ofDays(29));
        assertThat(obligations("P1M1D", "P32D").retention()).contains(Period.of(0, 1, 1));
        assertThat(obligations("P2M", "P61D").retention()).contains(Period.ofMonths(2));
        assertThat(obligations().retention()).isEmpty();
    }

    @Test
    void what_is_disclosed_may_be_kept_to_the_last_day_of_the_shortest_retention_in_utc() {
        Instant lateOnALongMonthsLastDay = Instant.parse("2026-12-31T23:59:59.999999Z");

        assertThat(obligations("P2M", "P1Y").keepUntil(lateOnALongMonthsLastDay))
                .contains(LocalDate.of(2027, 2, 28));
        assertThat(obligations("P1D").keepUntil(lateOnALongMonthsLastDay)).contains(LocalDate.of(2027, 1, 1));
        assertThat(obligations().keepUntil(lateOnALongMonthsLastDay)).isEmpty();
    }

    @Test
    void a_decision_says_its_own_name() {
        assertThat(IDENTITIES.code()).isEqualTo("disclose");
        assertThat(new Point("liaison@fgp.example", Sorted.set(List.of())).code())
                .isEqualTo("point");
        assertThat(Withhold.because(Reason.TLP).code()).isEqualTo("withhold");
    }

    @ParameterizedTest
    @MethodSource
    void codes_are_kebab_case_and_their_own(List<Coded> codes) {
        assertThat(codes).extracting(Coded::code).doesNotHaveDuplicates().allSatisfy(code -> assertThat(code)
                .matches("[a-z]+(-[a-z]+)*"));
    }

    static Stream<List<? extends Coded>> codes_are_kebab_case_and_their_own() {
        return Stream.of(
                List.of(Reason.values()),
                List.of(Asked.values()),
                List.of(Obligation.Kind.values()),
                List.of(Consent.Kind.values()),
                List.of(Effect.values()),
                List.of(Urgency.values()));
    }

    @Test
    void an_urgency_is_the_one_that_was_named() {
        for (Urgency urgency : Urgency.values())
            assertThat(Urgency.of(urgency.code())).isSameAs(urgency);
    }

    @Test
    void released_to_somebody_names_them_and_no_circle() {
        Release release = Release.to(Recipient.of(CaseFile.HSI.agency(), Mode.POINTER));

        assertThat(release.recipients()).extracting(Recipient::mode).containsExactly(Mode.POINTER);
        assertThat(release.recipients())
                .allMatch(recipient -> recipient.circle().isEmpty());
        assertThat(release.recalled()).isFalse();
    }

    @Test
    void all_agreements_are_told_by_id_the_higher_version_first() throws IOException {
        assertThat(usBe().all()).extracting(Agreement::id).containsExactly("us-be");
    }

    private static Consents consent(Span valid) {
        return Consents.of(List.of(new Consent(
                "c1",
                Consent.Kind.ACTION,
                RecordId.random(),
                CaseFile.FGP.agency(),
                CaseFile.HSI.agency(),
                Sorted.set(List.of(Purpose.FIREARMS)),
                List.of(),
                valid)));
    }

    private static Obligations obligations(String... periods) {
        return new Obligations(Sorted.set(Arrays.stream(periods)
                .map(period -> new Obligation(Obligation.Kind.RETENTION, period, "us-be/1/" + period))
                .toList()));
    }

    private static Agreements usBe() throws IOException {
        byte[] document = Files.readAllBytes(Path.of("..", "..", "deploy/agreements/us-be.json"));
        return Agreements.of(List.of(AgreementDocument.read(document)));
    }
}
