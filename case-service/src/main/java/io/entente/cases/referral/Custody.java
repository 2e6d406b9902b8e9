package io.entente.cases.referral;

import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Transient;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** In whose hands a referral is inside its agency, and who reads it there. The same for all its versions. */
@Embeddable
public class Custody {
    static final String ASSIGNEE = "assignee_name";
    private static final String NAMED = "named_names";

    private @Nullable String unit;

    /** A mark, as {@link NameBook} makes them. */
    private @Nullable String assignee;

    @Column(name = "assignee_name")
    private @Nullable String assigneeName;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Readers readers;

    /** Marks, each between line feeds: so a query finds a whole one. */
    @Column(nullable = false)
    private String named;

    @Column(name = "named_names")
    private @Nullable String namedNames;

    @Transient
    private @Nullable NameBook names;

    /** For the persistence provider. */
    protected Custody() {}

    private Custody(@Nullable String unit, String assignee, Readers readers, NameBook names) {
        this.unit = unit;
        this.readers = readers;
        this.named = "";
        this.names = names;
        assign(assignee);
    }

    void unlock(NameBook with) {
        names = with;
    }

    /** Whoever files it has it, and their unit reads it; without a unit, nobody else does. */
    static Custody of(Officer by, NameBook names) {
        Readers readers = by.unit().isPresent() ? Readers.UNIT : Readers.NAMED;
        return new Custody(by.unit().orElse(null), by.name(), readers, names);
    }

    public void handOver(UnitName to, Optional<AccountName> officer) {
        unit = to.value();
        assign(officer.map(AccountName::value).orElse(null));
    }

    private void assign(@Nullable String name) {
        assignee = name == null ? null : names().mark(name);
        assigneeName = name == null ? null : names().close(ASSIGNEE, name);
    }

    private NameBook names() {
        if (names == null) throw new IllegalStateException("names are not to be read yet");
        return names;
    }

    /** Nobody's name stays; the unit and its supervisors still find it. */
    void forgetNames() {
        assign(null);
        named = "";
        namedNames = null;
    }

    public void letRead(Readers who, List<AccountName> readers) {
        List<String> accounts = readers.stream().map(AccountName::value).toList();
        this.readers = who;
        named = accounts.isEmpty()
                ? ""
                : accounts.stream().map(names()::mark).collect(Collectors.joining("\n", "\n", "\n"));
        namedNames = accounts.isEmpty() ? null : names().close(NAMED, String.join("\n", accounts));
    }

    /**
     * Whether the officer may give it away, choose its readers or delete it: the assignee, the owning unit, and a
     * release supervisor where there is no unit. Reading alone is not enough.
     */
    private boolean isKeptBy(Officer officer) {
        return isAssignee(officer)
                || (unit == null
                        ? officer.releaseSupervisor()
                        : officer.unit().filter(unit::equals).isPresent());
    }

    /** Whether the officer reads it for themselves, and not only as somebody's second officer. */
    private boolean letsRead(Officer officer) {
        boolean ofUnit = unit != null && officer.unit().filter(unit::equals).isPresent();
        return isAssignee(officer)
                || readers == Readers.AGENCY
                || (readers == Readers.UNIT && ofUnit)
                || (readers == Readers.NAMED && named.contains(line(names().mark(officer.name()))))
                || (officer.releaseSupervisor() && (unit == null || ofUnit));
    }

    /** @throws NotYours unless the officer may read it for themselves */
    void requireReadBy(Officer officer) {
        if (!letsRead(officer)) throw new NotYours();
    }

    /** @throws NotYours if it is in other hands */
    void requireKeptBy(Officer officer) {
        if (!isKeptBy(officer)) throw new NotYours();
    }

    private boolean isAssignee(Officer officer) {
        return names().mark(officer.name()).equals(assignee);
    }

    /** How a mark stands among those that are named. */
    static String line(String mark) {
        return "\n" + mark + "\n";
    }

    /** The owning unit. */
    public Optional<String> unit() {
        return Optional.ofNullable(unit);
    }

    /** Account name of the officer whose referral it is. */
    public Optional<String> assignee() {
        return Optional.ofNullable(assigneeName).map(closed -> names().open(ASSIGNEE, closed));
    }

    public Readers readers() {
        return readers;
    }

    /** Account names of those who read it besides the assignee, when only {@link Readers#NAMED} do. */
    public List<String> named() {
        return namedNames == null
                ? List.of()
                : names().open(NAMED, namedNames).lines().toList();
    }
}
