package io.entente.cases.referral;

import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Optional;

/** In whose hands a referral is inside its agency, and who reads it there. The same for all its versions. */
@Embeddable
public class Custody {
    private @Nullable String unit;

    private @Nullable String assignee;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Readers readers;

    /** Account names, each between line feeds, which no name holds: so a query finds a whole name. */
    @Column(nullable = false)
    private String named;

    /** For the persistence provider. */
    protected Custody() {}

    private Custody(@Nullable String unit, String assignee, Readers readers) {
        this.unit = unit;
        this.assignee = assignee;
        this.readers = readers;
        this.named = "";
    }

    /** Whoever files it has it, and their unit reads it; without a unit, nobody else does. */
    static Custody of(Officer by) {
        return new Custody(by.unit().orElse(null), by.name(), by.unit().isPresent() ? Readers.UNIT : Readers.NAMED);
    }

    public void handOver(UnitName to, Optional<AccountName> officer) {
        unit = to.value();
        assignee = officer.map(AccountName::value).orElse(null);
    }

    public void letRead(Readers who, List<AccountName> names) {
        readers = who;
        named = names.isEmpty()
                ? ""
                : "\n"
                        + String.join(
                                "\n", names.stream().map(AccountName::value).toList()) + "\n";
    }

    /**
     * Whether the officer may give it away, choose its readers or delete it: the assignee, the owning unit, and a
     * release supervisor where there is no unit. Reading alone is not enough.
     */
    boolean isKeptBy(Officer officer) {
        return officer.name().equals(assignee)
                || (unit == null
                        ? officer.releaseSupervisor()
                        : officer.unit().filter(unit::equals).isPresent());
    }

    /** Whether the officer reads it for themselves, and not only as somebody's second officer. */
    boolean letsRead(Officer officer) {
        boolean ofUnit = unit != null && officer.unit().filter(unit::equals).isPresent();
        return officer.name().equals(assignee)
                || readers == Readers.AGENCY
                || (readers == Readers.UNIT && ofUnit)
                || (readers == Readers.NAMED && named.contains(mark(officer.name())))
                || (officer.releaseSupervisor() && (unit == null || ofUnit));
    }

    /** How a name stands among those that are named. */
    static String mark(String name) {
        return "\n" + name.replace('\n', ' ') + "\n";
    }

    /** The owning unit. */
    public Optional<String> unit() {
        return Optional.ofNullable(unit);
    }

    /** Account name of the officer whose referral it is. */
    public Optional<String> assignee() {
        return Optional.ofNullable(assignee);
    }

    public Readers readers() {
        return readers;
    }

    /** Account names of those who read it besides the assignee, when only {@link Readers#NAMED} do. */
    public List<String> named() {
        return named.lines().filter(name -> !name.isEmpty()).toList();
    }
}
