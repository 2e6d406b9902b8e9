package io.entente.cases.referral;

import io.entente.kernel.vocabulary.ReferralType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an officer wants in the list: all that is said must hold.
 *
 * @param versionState of the newest version
 * @param type of the newest version
 * @param filedFrom the first instant
 * @param filedTo the first instant no longer
 * @param dueOn only what is to be reviewed by this day: what is released as it said then or its last review said, and five
 *     years after its release where neither says so; what never was released as its newest version says
 */
public record Wanted(
        Optional<State> state,
        Optional<VersionState> versionState,
        Optional<ReferralType> type,
        Optional<String> unit,
        Optional<String> assignee,
        Optional<String> reference,
        Optional<Instant> filedFrom,
        Optional<Instant> filedTo,
        Optional<LocalDate> dueOn) {

    public static final Wanted ALL = new Wanted(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * @param mark of an account name, as the database holds them
     * @return the condition as JPQL on referral {@code r}, its newest version {@code v} and the one in force {@code f}, with its parameters
     */
    Condition condition(UnaryOperator<String> mark) {
        Condition condition = new Condition();
        condition.and("r.ending.state = ", "state", state);
        condition.and("v.state = ", "versionState", versionState);
        condition.and("v.type = ", "type", type.map(ReferralType::code));
        condition.and("r.custody.unit = ", "ofUnit", unit);
        condition.and("r.custody.assignee = ", "ofAssignee", assignee.map(mark));
        condition.and("r.filing.reference = ", "reference", reference);
        condition.and("r.filing.filedAt >= ", "filedFrom", filedFrom);
        condition.and("r.filing.filedAt < ", "filedTo", filedTo);
        dueOn.ifPresent(condition::due);
        return condition;
    }

    static final class Condition {
        private final List<String> parts = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        private void and(String part, String parameter, Optional<?> value) {
            value.ifPresent(there -> {
                parts.add(" and " + part + ":" + parameter);
                parameters.put(parameter, there);
            });
        }

        /** What is in force has its own day, which a newer draft does not hide; what never was has the one that it names. */
        private void due(LocalDate day) {
            parts.add(" and (f.dueBy <= :dueOn or r.course.released is null and v.reviewBy <= :dueOn)");
            parameters.put("dueOn", day);
        }

        String text() {
            return String.join("", parts);
        }

        Map<String, Object> parameters() {
            return parameters;
        }
    }
}
