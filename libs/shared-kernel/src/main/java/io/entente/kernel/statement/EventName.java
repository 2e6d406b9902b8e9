package io.entente.kernel.statement;

import java.util.Set;

import static io.entente.kernel.statement.EventSet.ASKER;
import static io.entente.kernel.statement.EventSet.OWNER;
import static io.entente.kernel.statement.EventSet.PSEUDONYMOUS;

/**
 * What an event can say, and to whom. Every event says all of it, {@code null} where there is nothing to say, so that
 * its size tells nothing. LED 2016/680 Art. 25 and CJIS AU-3 name who, what, when, why, source and outcome.
 */
public enum EventName {
    /** What happened, such as {@code record.pulled}. */
    TYPE("type", ASKER, PSEUDONYMOUS),
    /** When, an RFC 3339 instant. */
    AT("at", ASKER, PSEUDONYMOUS),
    /** The service that saw it. */
    SERVICE("service", ASKER, PSEUDONYMOUS),
    /** Who acted: agency, its jurisdiction, unit, the person's account name. */
    AGENCY("agency", ASKER, PSEUDONYMOUS),
    JURISDICTION("jurisdiction", ASKER, PSEUDONYMOUS),
    UNIT("unit", ASKER),
    OFFICER("officer", ASKER),
    /** The same person, for readers across a border. */
    PSEUDONYM("pseudonym", ASKER, PSEUDONYMOUS),
    /** The system that acted, and the pseudonym of the officer it acted for. */
    CLIENT("client", ASKER),
    ON_BEHALF_OF("onBehalfOf", ASKER),
    /** The record asked for, as asked. */
    RECORD("record", ASKER, PSEUDONYMOUS),
    /** The agency's own number of the version concerned, for its owner. */
    VERSION("version", OWNER),
    /** The agency whose record it is, known to the asker only through {@link #PARTNER}. */
    OWNER_AGENCY("owner", OWNER),
    /** The other side, as the asker knows it: nothing where nothing was disclosed. */
    PARTNER("partner", ASKER),
    PURPOSE("purpose", ASKER, PSEUDONYMOUS),
    JUSTIFICATION("justification", ASKER),
    /** What the asker learned: {@code disclosed}, {@code nothing}, {@code refused} or {@code done}. */
    OUTCOME("outcome", ASKER, PSEUDONYMOUS),
    /** What was decided: {@code disclose}, {@code point} or {@code withhold}. */
    DECISION("decision", OWNER),
    /** Why it was withheld and which clauses forbade it; the owner's alone. */
    REFUSAL("refusal", OWNER),
    /** The clauses under which something was disclosed, and the field classes it was. */
    CLAUSES("clauses", ASKER, PSEUDONYMOUS),
    CLASSES("classes", ASKER, PSEUDONYMOUS),
    OBLIGATIONS("obligations", ASKER, PSEUDONYMOUS),
    /** Hash of the agreements in force; of all the decision's inputs; of the party register. */
    POLICY("policy", OWNER),
    INPUTS("inputs", OWNER),
    REGISTER("register", OWNER),
    /** The disclosure's id, as its answer gave it. */
    DISCLOSURE("disclosure", ASKER, PSEUDONYMOUS),
    /** To whom the owner released it. */
    RECIPIENTS("recipients", OWNER),
    /**
     * The call that was refused: method, path template, status, problem type and how many; nothing of what was sent. One
     * name and not five, so that there is room below the next size of a statement.
     */
    CALL("call", ASKER),
    /** Why an auditor searched, and for what. */
    GROUND("ground", ASKER),
    CRITERIA("criteria", ASKER),
    /** W3C trace id. */
    TRACE("trace", ASKER);

    private final String code;
    private final Set<EventSet> sets;

    EventName(String code, EventSet... sets) {
        this.code = code;
        this.sets = Set.of(sets);
    }

    public String code() {
        return code;
    }

    public boolean isIn(EventSet set) {
        return sets.contains(set);
    }
}
