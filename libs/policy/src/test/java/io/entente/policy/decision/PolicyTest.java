package io.entente.policy.decision;

import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.agreement.Participant;
import io.entente.policy.agreement.Span;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static io.entente.policy.decision.CaseFile.CUSTOMS;
import static io.entente.policy.decision.CaseFile.DEA;
import static io.entente.policy.decision.CaseFile.EUROPOL;
import static io.entente.policy.decision.CaseFile.FGP;
import static io.entente.policy.decision.CaseFile.HSI;
import static io.entente.policy.decision.StoryDecisionTest.disclosed;
import static io.entente.policy.decision.StoryDecisionTest.reason;
import static org.assertj.core.api.Assertions.assertThat;

/** One sentence per rule, each against the smallest agreement that shows it. */
@Tag("P1")
class PolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(60);
    private static final Instant AFTER = NOW.plusSeconds(60);

    private static final String CASES = """
            {"id":"cases","effect":"permit","from":{"jurisdiction":"BE"},"to":{"jurisdiction":"US"},
             "types":["seizure"],"purposes":["drug-trafficking","extradition","immigration-enforcement"],
             "classes":["type","reference","logistics","identity"],
             "ceilings":{"tlp":"amber","classification":"unclassified"},"excludes":["victim"],
             "imposes":["no-military-use"],"retention":"P5Y","handling":{"H1":"consent","H2":"consent"},"cites":[CITE]}
            """;
    private static final String NO_PERSONS = """
            {"id":"no-persons","effect":"forbid","from":{"jurisdiction":"BE"},"to":{"jurisdiction":"US"},
             "classes":["identity"],"cites":[CITE]}
            """;

    private final CaseFile file = new CaseFile();

    @Test
    void without_an_agreement_nothing_leaves() {
        assertThat(reason(pull(HSI, Agreements.NONE))).isEqualTo(Reason.NO_AGREEMENT);
    }

    @Test
    void without_a_clause_nothing_leaves() {
        assertThat(reason(pull(HSI, under()))).isEqualTo(Reason.NO_CLAUSE);
        assertThat(reason(pull(HSI, under(NO_PERSONS)))).isEqualTo(Reason.NO_CLAUSE);
    }

    @Test
    void a_clause_permits_its_own_direction_only() {
        CaseFile american = new CaseFile().ownedBy(HSI).toOnly(FGP, Mode.FULL, Span.ALWAYS);

        assertThat(reason(pull(FGP, american, under(CASES)))).isEqualTo(Reason.NO_CLAUSE);
    }

    @Test
    void a_clause_permits_its_own_types_and_purposes_only() {
        file.type = ReferralType.INTELLIGENCE;
        assertThat(reason(pull(HSI, under(CASES)))).isEqualTo(Reason.NO_CLAUSE);

        file.type = ReferralType.SEIZURE;
        file.purposes = List.of(Purpose.values());
        assertThat(reason(pull(HSI, Purpose.FIREARMS, under(CASES)))).isEqualTo(Reason.NO_CLAUSE);
        assertThat(disclosed(pull(HSI, Purpose.DRUG_TRAFFICKING, under(CASES))).classes())
                .containsExactly(FieldClass.TYPE, FieldClass.REFERENCE, FieldClass.LOGISTICS, FieldClass.IDENTITY);
    }

    @Test
    void a_forbid_takes_its_classes_from_every_permit() {
        Disclose disclose = disclosed(pull(HSI, under(CASES, NO_PERSONS)));

        assertThat(disclose.classes()).containsExactly(FieldClass.TYPE, FieldClass.REFERENCE, FieldClass.LOGISTICS);
        assertThat(disclose.clauses()).extracting(Object::toString).containsExactly("us-be/1/cases");
    }

    @Test
    void a_forbid_without_classes_takes_everything_and_is_named() {
        String nothing = NO_PERSONS.replace("\"classes\":[\"identity\"],", "").replace("no-persons", "nothing");
        Decision decision = pull(HSI, under(CASES, NO_PERSONS, nothing));

        assertThat(reason(decision)).isEqualTo(Reason.FORBIDDEN_BY_CLAUSE);
        assertThat(decision.clauses()).extracting(Object::toString).containsExactly("us-be/1/nothing");
    }

    @Test
    void a_forbid_that_leaves_no_permitted_class_is_named() {
        String onlyPersons = CASES.replace("\"type\",\"reference\",\"logistics\",", "");
        Decision decision = pull(HSI, under(onlyPersons, NO_PERSONS));

        assertThat(reason(decision)).isEqualTo(Reason.FORBIDDEN_BY_CLAUSE);
        assertThat(decision.clauses()).extracting(Object::toString).containsExactly("us-be/1/no-persons");
    }

    @Test
    void a_forbid_that_took_nothing_away_is_not_named() {
        String onlyPersons = CASES.replace("\"type\",\"reference\",\"logistics\",", "");
        String noSources = NO_PERSONS.replace("identity", "source").replace("no-persons", "no-sources");
        Decision decision = pull(HSI, under(onlyPersons, NO_PERSONS, noSources));

        assertThat(reason(decision)).isEqualTo(Reason.FORBIDDEN_BY_CLAUSE);
        assertThat(decision.clauses()).extracting(Object::toString).containsExactly("us-be/1/no-persons");
    }

    @Test
    void a_forbid_of_one_agreement_binds_a_record_released_under_another() {
        file.circles = List.of("us-be");
        Agreements both = Agreements.of(List.of(agreement("us-be", 1, CASES), agreement("other", 1, NO_PERSONS)));

        assertThat(disclosed(pull(HSI, both)).classes()).doesNotContain(FieldClass.IDENTITY);
    }

    @Test
    void a_record_released_in_one_circle_leaves_under_that_agreement_only() {
        file.circles = List.of("other");

        assertThat(reason(pull(HSI, under(CASES)))).isEqualTo(Reason.NO_AGREEMENT);
    }

    @Test
    void whom_one_circle_is_meant_for_does_not_open_it_to_another() {
        file.recipients.clear();
        file.recipients.add(Recipient.of(HSI.agency(), Mode.FULL).under("us-be"));
        file.recipients.add(Recipient.of(CaseFile.DEA.agency(), Mode.FULL).under("other"));
        Agreements both = Agreements.of(
                List.of(agreement("us-be", 1, CASES), agreement("other", 1, CASES.replace("logistics", "narrative"))));

        assertThat(disclosed(pull(HSI, both)).classes())
                .contains(FieldClass.LOGISTICS)
                .doesNotContain(FieldClass.NARRATIVE);
        assertThat(disclosed(pull(CaseFile.DEA, both)).classes())
                .contains(FieldClass.NARRATIVE)
                .doesNotContain(FieldClass.LOGISTICS);
    }

    @Test
    void a_record_in_two_circles_leaves_by_the_clauses_of_both() {
        String narrative = CASES.replace("\"type\",\"reference\",\"logistics\",\"identity\"", "\"narrative\"");
        file.circles = List.of("us-be", "other");
        Disclose disclose = disclosed(
                pull(HSI, Agreements.of(List.of(agreement("us-be", 1, CASES), agreement("other", 1, narrative)))));

        assertThat(disclose.classes()).contains(FieldClass.TYPE, FieldClass.NARRATIVE);
        assertThat(disclose.clauses()).extracting(Object::toString).containsExactly("other/1/cases", "us-be/1/cases");
    }

    @Test
    void only_a_named_recipient_gets_anything() {
        assertThat(reason(pull(DEA, under(CASES)))).isEqualTo(Reason.NOT_A_RECIPIENT);
    }

    @Test
    void a_recipient_is_named_from_a_date_until_another() {
        assertThat(reason(pull(HSI, file.toOnly(HSI, Mode.FULL, Span.from(AFTER)), under(CASES))))
                .isEqualTo(Reason.NOT_A_RECIPIENT);
        assertThat(reason(pull(HSI, file.toOnly(HSI, Mode.FULL, Span.between(BEFORE, NOW)), under(CASES))))
                .isEqualTo(Reason.NOT_A_RECIPIENT);
        disclosed(pull(HSI, file.toOnly(HSI, Mode.FULL, Span.between(NOW, AFTER)), under(CASES)));
    }

    @Test
    @Tag("P3")
    void what_an_owner_that_is_not_heard_of_released_is_withheld_from_everybody() {
        file.silent = true;

        assertThat(reason(pull(HSI, under(CASES)))).isEqualTo(Reason.OWNER_SILENT);
    }

    @Test
    void a_recalled_record_is_withheld_from_everybody() {
        file.recalled = true;

        assertThat(reason(pull(HSI, under(CASES)))).isEqualTo(Reason.RECALLED);
    }

    @Test
    void until_the_end_of_its_review_day_in_utc_a_record_is_shown_and_from_the_next_day_on_withheld() {
        file.reviewBy = Optional.of(LocalDate.parse("2027-05-22"));
        Instant midnight = Instant.parse("2027-05-23T00:00:00Z");

        disclosed(pull(HSI, Instant.parse("2027-05-21T12:00:00Z")));
        disclosed(pull(HSI, Instant.parse("2027-05-22T12:00:00Z")));
        disclosed(pull(HSI, midnight.minusNanos(1)));
        assertThat(reason(pull(HSI, midnight))).isEqualTo(Reason.REVIEW_OVERDUE);
        assertThat(pull(HSI, midnight).clauses()).isEmpty();
        assertThat(Policy.nextInstant(NOW, file.labels(), under(CASES), Consents.NONE))
                .contains(midnight);
        assertThat(Policy.nextInstant(midnight, file.labels(), under(CASES), Consents.NONE))
                .isEmpty();
    }

    @Test
    void no_consent_shows_what_is_past_its_review() {
        file.reviewBy = Optional.of(LocalDate.ofInstant(NOW, ZoneOffset.UTC).minusDays(1));
        Consent consent = new Consent(
                "1",
                Consent.Kind.ONWARD_TRANSFER,
                CaseFile.RECORD,
                FGP.agency(),
                DEA.agency(),
                Sorted.set(List.of(Purpose.DRUG_TRAFFICKING)),
                List.of(),
                Span.ALWAYS);
        Request request = Request.record(DEA, Purpose.DRUG_TRAFFICKING, NOW);

        assertThat(reason(Policy.decide(request, file.labels(), under(CASES), Consents.of(List.of(consent)))))
                .isEqualTo(Reason.REVIEW_OVERDUE);
        file.reviewBy = file.reviewBy.map(day -> day.plusDays(1));
        disclosed(Policy.decide(request, file.labels(), under(CASES), Consents.of(List.of(consent))));
    }

    @Test
    void a_day_that_no_calendar_can_follow_denies() {
        file.reviewBy = Optional.of(LocalDate.MAX);

        assertThat(reason(pull(HSI, under(CASES)))).isEqualTo(Reason.ERROR);
    }

    @Test
    void noforn_keeps_a_record_in_the_united_states_whatever_an_agreement_says() {
        String home = CASES.replace("\"BE\"", "\"US\"");
        CaseFile american = new CaseFile().ownedBy(DEA);
        american.controls = List.of(ControlMarking.NOFORN);
        disclosed(pull(HSI, american, under(home)));

        american.to(FGP, Mode.FULL);
        assertThat(reason(pull(FGP, american, under(home)))).isEqualTo(Reason.NOFORN);
    }

    @Test
    void rel_to_names_the_only_jurisdictions_abroad() {
        file.relTo = List.of(new Jurisdiction("EU"));
        assertThat(reason(pull(HSI, under(CASES)))).isEqualTo(Reason.REL_TO);

        file.relTo = List.of(new Jurisdiction("EU"), new Jurisdiction("US"));
        disclosed(pull(HSI, under(CASES)));
    }

    @Test
    void rel_to_does_not_bar_the_owners_own_jurisdiction() {
        file.relTo = List.of(new Jurisdiction("EU"));
        file.to(CUSTOMS, Mode.FULL);

        disclosed(pull(CUSTOMS, under(CASES.replace("\"US\"", "\"BE\""))));
    }

    @Test
    void an_originator_controlled_record_is_passed_on_with_its_originators_consent_only() {
        file.controls = List.of(ControlMarking.ORIGINATOR_CONTROLLED);
        disclosed(pull(HSI, under(CASES)));

        file.originator = EUROPOL.agency();
        assertThat(reason(pull(HSI, under(CASES)))).isEqualTo(Reason.ORIGINATOR_CONTROLLED);
        disclosed(pull(HSI, under(CASES), consent(Consent.Kind.ONWARD_TRANSFER, EUROPOL)));
        assertThat(reason(pull(HSI, under(CASES), consent(Consent.Kind.ONWARD_TRANSFER, FGP))))
                .isEqualTo(Reason.ORIGINATOR_CONTROLLED);
    }

    @Test
    void a_marking_stricter_than_the_clause_carries_is_withheld() {
        file.tlp = Tlp.AMBER_STRICT;
        assertThat(reason(pull(HSI, under(CASES)))).isEqualTo(Reason.TLP);

        file.tlp = Tlp.AMBER;
        file.classification = Classification.RESTRICTED;
        Decision decision = pull(HSI, under(CASES));
        assertThat(reason(decision)).isEqualTo(Reason.CLASSIFICATION);
        assertThat(decision.clauses()).extracting(Object::toString).containsExactly("us-be/1/cases");
    }

    @Test
    void red_goes_to_those_the_owner_named_and_to_nobody_by_consent() {
        file.tlp = Tlp.RED;
        Agreements red = under(CASES.replace("\"tlp\":\"amber\"", "\"tlp\":\"red\""));
        disclosed(pull(HSI, red));

        Consent onward = new Consent(
                "c1",
                Consent.Kind.ONWARD_TRANSFER,
                CaseFile.RECORD,
                FGP.agency(),
                DEA.agency(),
                Sorted.set(List.of(Purpose.DRUG_TRAFFICKING)),
                List.of(),
                Span.ALWAYS);
        assertThat(reason(pull(DEA, red, onward))).isEqualTo(Reason.TLP);
        file.tlp = Tlp.AMBER;
        disclosed(pull(DEA, red, onward));
    }

    @Test
    void how_far_the_recipient_may_share_it_is_an_obligation() {
        file.tlp = Tlp.AMBER_STRICT;
        Agreements strict = under(CASES.replace("\"tlp\":\"amber\"", "\"tlp\":\"amber+strict\""));

        assertThat(disclosed(pull(HSI, strict)).obligations().all())
                .contains(new Obligation(Obligation.Kind.SHARING, "amber+strict", "record"));
    }

    @Test
    void h1_before_a_court_waits_for_consent_unless_the_clause_gives_it() {
        file.handling = List.of(HandlingCode.H1);
        file.purposes = List.of(Purpose.EXTRADITION, Purpose.DRUG_TRAFFICKING);

        disclosed(pull(HSI, Purpose.DRUG_TRAFFICKING, under(CASES)));
        assertThat(reason(pull(HSI, Purpose.EXTRADITION, under(CASES)))).isEqualTo(Reason.HANDLING);
        disclosed(pull(HSI, Purpose.EXTRADITION, under(CASES.replace("\"H1\":\"consent\"", "\"H1\":\"as-agreed\""))));
        assertThat(reason(pull(HSI, Purpose.EXTRADITION, under(CASES), consent(Consent.Kind.ONWARD_TRANSFER, FGP))))
                .isEqualTo(Reason.HANDLING);
    }

    @Test
    void h2_lets_nobody_pass_it_on_without_the_originators_consent_unless_the_clause_gives_it() {
        file.handling = List.of(HandlingCode.H2);
        file.originator = EUROPOL.agency();

        assertThat(reason(pull(HSI, under(CASES)))).isEqualTo(Reason.HANDLING);
        assertThat(reason(pull(HSI, under(CASES), consent(Consent.Kind.JUDICIAL_USE, EUROPOL))))
                .isEqualTo(Reason.HANDLING);
        disclosed(pull(HSI, under(CASES), consent(Consent.Kind.ONWARD_TRANSFER, EUROPOL)));
        disclosed(pull(HSI, under(CASES.replace("\"H2\":\"consent\"", "\"H2\":\"as-agreed\""))));
    }

    @Test
    void a_consent_counts_for_its_record_recipient_purpose_and_time_only() {
        file.handling = List.of(HandlingCode.H2);
        file.originator = EUROPOL.agency();
        Consent good = consent(Consent.Kind.ONWARD_TRANSFER, EUROPOL);
        disclosed(pull(HSI, under(CASES), good));

        RecordId other = RecordId.of("6f1e2a3b-0000-4000-8000-000000000002");
        for (Consent bad : List.of(
                changed(good, other, HSI, Purpose.DRUG_TRAFFICKING, Span.ALWAYS),
                changed(good, CaseFile.RECORD, DEA, Purpose.DRUG_TRAFFICKING, Span.ALWAYS),
                changed(good, CaseFile.RECORD, HSI, Purpose.FIREARMS, Span.ALWAYS),
                changed(good, CaseFile.RECORD, HSI, Purpose.DRUG_TRAFFICKING, Span.between(BEFORE, NOW))))
            assertThat(reason(pull(HSI, under(CASES), bad))).isEqualTo(Reason.HANDLING);
    }

    @Test
    void the_conditions_of_a_consent_become_obligations() {
        assertThat(disclosed(pull(HSI, under(CASES), consent(Consent.Kind.ACTION, FGP)))
                        .obligations()
                        .all())
                .contains(
                        new Obligation(Obligation.Kind.CONSENT, "action", "consent/c1"),
                        new Obligation(Obligation.Kind.CONDITION, "tell us first", "consent/c1"));
    }

    @Test
    void the_owner_fixes_the_purposes() {
        file.purposes = List.of(Purpose.FIREARMS);

        assertThat(reason(pull(HSI, under(CASES)))).isEqualTo(Reason.PURPOSE);
    }

    @Test
    void a_use_restriction_rules_its_purpose_out() {
        file.purposes = List.of(Purpose.IMMIGRATION_ENFORCEMENT, Purpose.EXTRADITION);
        disclosed(pull(HSI, Purpose.IMMIGRATION_ENFORCEMENT, under(CASES)));

        file.useRestrictions = List.of(UseRestriction.NO_IMMIGRATION_ENFORCEMENT, UseRestriction.INTELLIGENCE_ONLY);
        assertThat(reason(pull(HSI, Purpose.IMMIGRATION_ENFORCEMENT, under(CASES))))
                .isEqualTo(Reason.USE_RESTRICTION);
        assertThat(reason(pull(HSI, Purpose.EXTRADITION, under(CASES)))).isEqualTo(Reason.USE_RESTRICTION);
    }

    @Test
    void the_records_restrictions_and_the_clauses_travel_together() {
        file.useRestrictions = List.of(UseRestriction.INTELLIGENCE_ONLY);
        Obligations obligations = disclosed(pull(HSI, under(CASES))).obligations();

        assertThat(obligations.useRestrictions())
                .containsExactly(UseRestriction.NO_MILITARY_USE, UseRestriction.INTELLIGENCE_ONLY);
        assertThat(obligations.all())
                .contains(
                        new Obligation(Obligation.Kind.USE_RESTRICTION, "intelligence-only", "record"),
                        new Obligation(Obligation.Kind.USE_RESTRICTION, "no-military-use", "us-be/1/cases"));
    }

    @Test
    void the_shortest_retention_counts() {
        String shorter = CASES.replace("P5Y", "P18M").replace("\"cases\"", "\"shorter\"");

        assertThat(disclosed(pull(HSI, under(CASES, shorter))).obligations().retention())
                .contains(Period.ofMonths(18));
    }

    @Test
    void an_excluded_persons_item_stays_behind_and_another_persons_leaves() {
        UUID victim = new UUID(0, 1);
        UUID suspect = new UUID(0, 2);
        file.subjects.put(victim, DataSubject.VICTIM);
        file.subjects.put(suspect, DataSubject.SUSPECT);
        Labels labels = file.labels();
        Disclose disclose = disclosed(pull(HSI, under(CASES)));

        assertThat(disclose.against(FieldClass.IDENTITY, labels.subjectOf(victim)))
                .contains(Reason.DATA_SUBJECT);
        assertThat(disclose.permits(FieldClass.IDENTITY, labels.subjectOf(suspect)))
                .isTrue();
        assertThat(disclose.permits(FieldClass.LOGISTICS, labels.subjectOf(new UUID(0, 3))))
                .isTrue();
    }

    @Test
    void whom_every_clause_excludes_stays_behind() {
        String also = CASES.replace("\"cases\"", "\"more-cases\"").replace("[\"victim\"]", "[\"victim\",\"witness\"]");
        Disclose disclose = disclosed(pull(HSI, under(CASES, also)));

        assertThat(disclose.permits(FieldClass.IDENTITY, DataSubject.VICTIM)).isFalse();
        assertThat(disclose.permits(FieldClass.IDENTITY, DataSubject.WITNESS)).isTrue();
    }

    @Test
    void whom_one_clause_excludes_another_may_carry() {
        String carrying = CASES.replace("[\"victim\"]", "[]")
                .replace("\"type\",\"reference\",\"logistics\",\"identity\"", "\"identity\"")
                .replace("\"cases\"", "\"carrying\"");
        Disclose disclose = disclosed(pull(HSI, under(CASES, carrying)));

        assertThat(disclose.permits(FieldClass.IDENTITY, DataSubject.VICTIM)).isTrue();
        assertThat(disclose.permits(FieldClass.LOGISTICS, DataSubject.VICTIM)).isFalse();
    }

    @Test
    void a_pointer_gives_the_owners_mailbox_and_nothing_else() {
        file.toOnly(HSI, Mode.POINTER, Span.ALWAYS);

        Decision decision = pull(HSI, under(CASES));

        assertThat(decision).isInstanceOf(Point.class);
        assertThat(((Point) decision).contact()).isEqualTo("liaison@be-fgp.example");
        assertThat(decision.clauses()).extracting(Object::toString).containsExactly("us-be/1/cases");
    }

    @Test
    void a_pointer_needs_a_clause_that_carries_the_reference() {
        file.toOnly(HSI, Mode.POINTER, Span.ALWAYS);

        assertThat(reason(pull(HSI, under(CASES.replace("\"reference\",", "")))))
                .isEqualTo(Reason.NO_CLAUSE);
    }

    @Test
    @Tag("P7")
    void a_silent_recipient_sees_no_sign_and_the_owner_sees_which_clause_would_have_carried_it() {
        file.toOnly(HSI, Mode.SILENT, Span.ALWAYS);
        Decision decision = pull(HSI, under(CASES));

        assertThat(reason(decision)).isEqualTo(Reason.SILENT);
        assertThat(decision.clauses()).extracting(Object::toString).containsExactly("us-be/1/cases");
        assertThat(Policy.visibleUnderSomePurpose(
                                request(HSI, Purpose.DRUG_TRAFFICKING), file.labels(), under(CASES), Consents.NONE)
                        .anything())
                .isFalse();
    }

    @Test
    void of_two_namings_the_stricter_mode_counts() {
        file.to(HSI, Mode.POINTER);
        assertThat(pull(HSI, under(CASES))).isInstanceOf(Point.class);

        file.to(HSI, Mode.SILENT);
        assertThat(reason(pull(HSI, under(CASES)))).isEqualTo(Reason.SILENT);
    }

    @Test
    void a_query_is_a_disclosure_too_and_a_records_clause_does_not_carry_it() {
        Request query = new Request(HSI, Purpose.DRUG_TRAFFICKING, NOW, false, Asked.QUERY);
        String queries = CASES.replace("\"type\",\"reference\",\"logistics\",\"identity\"", "\"query\"");

        assertThat(reason(Policy.decide(query, file.labels(), under(CASES), Consents.NONE)))
                .isEqualTo(Reason.NO_CLAUSE);
        assertThat(disclosed(Policy.decide(query, file.labels(), under(queries), Consents.NONE))
                        .classes())
                .containsExactly(FieldClass.QUERY);
        assertThat(reason(pull(HSI, under(queries)))).isEqualTo(Reason.NO_CLAUSE);
    }

    @Test
    void an_asker_may_be_named_alone_to_the_owner_and_be_silent_only_where_a_clause_lets_it() {
        Request query = new Request(HSI, Purpose.DRUG_TRAFFICKING, NOW, false, Asked.QUERY);
        String queries = CASES.replace("\"type\",\"reference\",\"logistics\",\"identity\"", "\"query\"");
        String quietly = queries.replace("\"retention\"", "\"unannounced\":true,\"retention\"");

        file.recipients.clear();
        file.to(HSI, Mode.POINTER);
        assertThat(Policy.decide(query, file.labels(), under(queries), Consents.NONE))
                .isEqualTo(
                        new Point("liaison@be-fgp.example", Sorted.set(List.of(new ClauseRef("us-be", 1, "cases")))));
        assertThat(reason(Policy.decide(query, file.labels(), under(CASES), Consents.NONE)))
                .isEqualTo(Reason.NO_CLAUSE);
        file.to(HSI, Mode.SILENT);
        assertThat(Policy.decide(query, file.labels(), under(queries), Consents.NONE))
                .isInstanceOf(Point.class);
        assertThat(Policy.decide(query, file.labels(), under(quietly), Consents.NONE))
                .isEqualTo(new Withhold(Reason.SILENT, Sorted.set(List.of(new ClauseRef("us-be", 1, "cases")))));
    }

    @Test
    void a_new_version_replaces_the_old_from_its_date_on() {
        Agreements both = Agreements.of(
                List.of(agreement("us-be", 1, CASES), starting(agreement("us-be", 2, NO_PERSONS), Span.from(NOW))));

        disclosed(Policy.decide(
                Request.record(HSI, Purpose.DRUG_TRAFFICKING, BEFORE), file.labels(), both, Consents.NONE));
        assertThat(reason(pull(HSI, both))).isEqualTo(Reason.NO_CLAUSE);
        assertThat(Policy.nextInstant(BEFORE, file.labels(), both, Consents.NONE))
                .contains(NOW);
        assertThat(Policy.nextInstant(NOW, file.labels(), both, Consents.NONE)).isEmpty();
    }

    @Test
    void an_agreement_permits_only_while_it_is_in_force() {
        for (Span past : List.of(Span.from(AFTER), Span.between(BEFORE, NOW)))
            assertThat(reason(pull(HSI, Agreements.of(List.of(starting(agreement("us-be", 1, CASES), past))))))
                    .isEqualTo(Reason.NO_AGREEMENT);
    }

    @Test
    void whatever_goes_wrong_denies() {
        Labels labels = file.labels();
        Labels broken = new Labels(
                labels.record(),
                labels.owner(),
                labels.originator(),
                labels.contact(),
                labels.type(),
                labels.purposes(),
                null,
                labels.useRestrictions(),
                labels.subjects(),
                labels.release());

        assertThat(reason(pull(HSI, broken, under(CASES)))).isEqualTo(Reason.ERROR);
        for (Decision decision : Arrays.asList(
                Policy.decide(null, labels, under(CASES), Consents.NONE),
                Policy.decide(request(HSI, Purpose.DRUG_TRAFFICKING), null, under(CASES), Consents.NONE),
                Policy.decide(request(HSI, Purpose.DRUG_TRAFFICKING), labels, null, Consents.NONE),
                Policy.decide(request(HSI, Purpose.DRUG_TRAFFICKING), labels, under(CASES), null),
                Policy.decide(request(HSI, null), labels, under(CASES), Consents.NONE),
                Policy.decide(request(null, Purpose.DRUG_TRAFFICKING), labels, under(CASES), Consents.NONE)))
            assertThat(decision).isEqualTo(Withhold.because(Reason.ERROR));
        for (Labels faulty : Arrays.asList(broken, null))
            assertThat(Policy.against(
                            request(HSI, Purpose.DRUG_TRAFFICKING),
                            faulty,
                            under(CASES),
                            Consents.NONE,
                            FieldClass.LOGISTICS,
                            DataSubject.NONE))
                    .contains(Withhold.because(Reason.ERROR));
        assertThat(Policy.against(null, labels, under(CASES), Consents.NONE, FieldClass.LOGISTICS, DataSubject.NONE))
                .contains(Withhold.because(Reason.ERROR));
    }

    private Decision pull(Participant asker, Agreements agreements, Consent... consents) {
        return pull(asker, Purpose.DRUG_TRAFFICKING, agreements, consents);
    }

    private Decision pull(Participant asker, Instant at) {
        return Policy.decide(
                Request.record(asker, Purpose.DRUG_TRAFFICKING, at), file.labels(), under(CASES), Consents.NONE);
    }

    private Decision pull(Participant asker, Purpose purpose, Agreements agreements, Consent... consents) {
        return Policy.decide(request(asker, purpose), file.labels(), agreements, Consents.of(List.of(consents)));
    }

    private static Decision pull(Participant asker, CaseFile file, Agreements agreements) {
        return pull(asker, file.labels(), agreements);
    }

    private static Decision pull(Participant asker, Labels labels, Agreements agreements) {
        return Policy.decide(request(asker, Purpose.DRUG_TRAFFICKING), labels, agreements, Consents.NONE);
    }

    private static Request request(Participant asker, Purpose purpose) {
        return Request.record(asker, purpose, NOW);
    }

    private static Consent consent(Consent.Kind kind, Participant grantedBy) {
        return new Consent(
                "c1",
                kind,
                CaseFile.RECORD,
                grantedBy.agency(),
                HSI.agency(),
                Sorted.set(List.of(Purpose.DRUG_TRAFFICKING, Purpose.EXTRADITION)),
                List.of("tell us first"),
                Span.between(BEFORE, AFTER));
    }

    private static Consent changed(Consent old, RecordId record, Participant recipient, Purpose purpose, Span valid) {
        return new Consent(
                old.id(),
                old.kind(),
                record,
                old.grantedBy(),
                recipient.agency(),
                Sorted.set(List.of(purpose)),
                old.conditions(),
                valid);
    }

    private static Agreements under(String... clauses) {
        return Agreements.of(List.of(agreement("us-be", 1, clauses)));
    }

    private static Agreement agreement(String id, int version, String... clauses) {
        String document = """
                {"schema":"https://entente.example/schemas/agreement-1.json","id":"%s","version":%d,"title":"t",
                 "parties":[{"party":"US"},{"party":"BE"}],"hiddenMembers":false,
                 "legalBasis":[{"id":"treaty","title":"Treaty","date":"2026","source":"here"}],"safeguards":[],
                 "inForce":{"from":"2020-01-01T00:00:00Z"},"clauses":[%s]}
                """.formatted(id, version, String.join(",", clauses))
                .replace("CITE", "{\"instrument\":\"treaty\",\"article\":\"Art. 1\"}");
        return AgreementDocument.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static Agreement starting(Agreement old, Span inForce) {
        return new Agreement(
                old.id(),
                old.version(),
                old.hash(),
                old.title(),
                old.parties(),
                old.hiddenMembers(),
                old.legalBasis(),
                old.safeguards(),
                inForce,
                old.clauses());
    }
}
