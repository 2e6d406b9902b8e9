package io.entente.gateway.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.entente.gateway.decision.RecordedDecisions.Kept;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Clause;
import io.entente.policy.agreement.Instrument;
import io.entente.policy.decision.Obligations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * On what terms an agency was given something of a record: read from the decision as it was put on record, and from the
 * agreements and consents that were kept with it. Nothing is decided anew, and nothing of what the record says is in it.
 *
 * @param purpose for which it was asked for
 * @param got {@code full}, or {@code pointer}: then there are neither classes nor obligations
 * @param classes that were let through
 * @param clauses that let it through
 * @param obligations that its recipient has for it, in the order of their kinds
 * @param keepUntil the last day, in UTC, on which it may be kept; empty where no clause says so
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DisclosureTerms(
        UUID disclosure,
        UUID record,
        Purpose purpose,
        Instant at,
        Mode got,
        List<Carried> classes,
        List<Ground> clauses,
        List<OwedTerm> obligations,
        Optional<LocalDate> keepUntil) {

    /** A field class, and those of the clauses that carry it. */
    record Carried(@JsonProperty("class") FieldClass fieldClass, List<String> clauses) {
        private static Carried of(FieldClass fieldClass, List<Clause> carrying) {
            return new Carried(
                    fieldClass,
                    carrying.stream()
                            .filter(clause -> clause.scope().classes().contains(fieldClass))
                            .map(clause -> clause.ref().toString())
                            .toList());
        }
    }

    /** A clause, the title of its agreement, and what it rests on. */
    record Ground(String clause, String agreement, List<Cited> cites) {
        private static Ground of(Agreement agreement, Clause clause) {
            return new Ground(
                    clause.ref().toString(),
                    agreement.title(),
                    clause.cites().stream()
                            .flatMap(citation -> instruments(agreement)
                                    .filter(instrument -> instrument.id().equals(citation.instrument()))
                                    .map(instrument -> Cited.of(instrument, citation.article())))
                            .toList());
        }

        private static Stream<Instrument> instruments(Agreement agreement) {
            return Stream.concat(agreement.legalBasis().stream(), agreement.safeguards().stream());
        }
    }

    /**
     * An article of a legal instrument.
     *
     * @param instrument its title
     * @param date a year, a month or a day
     */
    record Cited(String instrument, String date, String article, String source) {
        private static Cited of(Instrument instrument, String article) {
            return new Cited(instrument.title(), instrument.date(), article, instrument.source());
        }
    }

    /** @param decision under which something was shown */
    static DisclosureTerms of(RecordedDecision decision, Kept kept) {
        List<Agreement> agreements = kept.agreements(decision);
        List<Clause> carrying = carrying(decision, agreements);
        List<OwedTerm> owed = OwedTerm.of(decision, kept.consents(decision));
        return new DisclosureTerms(
                decision.disclosure(),
                decision.record().orElseThrow(),
                decision.request().purpose(),
                decision.at(),
                decision.answer().has("classes") ? Mode.FULL : Mode.POINTER,
                classes(decision, carrying),
                grounds(agreements, carrying),
                owed,
                new Obligations(OwedTerm.retentions(owed)).keepUntil(decision.at()));
    }

    /** Each class that was let through, is in every clause's scope that let it through, and in no other's. */
    private static List<Carried> classes(RecordedDecision decision, List<Clause> carrying) {
        return DecisionText.texts(decision.answer().path("classes")).stream()
                .map(code -> Carried.of(FieldClass.of(code), carrying))
                .toList();
    }

    private static List<Clause> carrying(RecordedDecision decision, List<Agreement> agreements) {
        List<String> named = DecisionText.texts(decision.answer().path("clauses"));
        return agreements.stream()
                .flatMap(agreement -> agreement.clauses().stream())
                .filter(clause -> named.contains(clause.ref().toString()))
                .toList();
    }

    private static List<Ground> grounds(List<Agreement> agreements, List<Clause> carrying) {
        return agreements.stream()
                .flatMap(agreement -> agreement.clauses().stream()
                        .filter(carrying::contains)
                        .map(clause -> Ground.of(agreement, clause)))
                .toList();
    }
}
