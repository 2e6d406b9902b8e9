package io.entente.gateway.clock;

import io.entente.gateway.transaction.Row;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Urgency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A clock that runs or ran, of what one agency asked of another.
 *
 * @param recipient who owes the answer
 * @param version the owner's own count, never told to the recipient
 * @param purposes under which the recipient has the record by the clause that sets the clock
 * @param times all that happened to it
 * @param revision goes up whenever it changes
 */
record OpenedClock(
        UUID id,
        AgencyId recipient,
        RecordId record,
        AgencyId owner,
        int version,
        Urgency urgency,
        String clause,
        String source,
        Set<Purpose> purposes,
        Times times,
        int revision) {
    static final String COLUMNS = "id, agency, record, owner, version, urgency, clause, source, purposes, started_at,"
            + " due_at, remind_at, suspended_at, suspended_on, withdrawn_at, answered_at, reminded_at, overdue_at, revision";
    /** What {@link #state} says, of a row at the instant {@code $n}. */
    static final String STATE = """
            case when answered_at is not null then 'answered' when withdrawn_at is not null then 'withdrawn'
                when suspended_at is not null then 'suspended' when due_at > %s then 'open' else 'overdue' end\
            """;

    /**
     * When what happened.
     *
     * @param suspended since when more information is wanted, while it is
     * @param suspendedOn of which version
     * @param withdrawn since when the recipient cannot see what it was asked, while it cannot
     */
    record Times(
            Instant started,
            Instant due,
            Instant remind,
            Optional<Instant> suspended,
            Optional<Integer> suspendedOn,
            Optional<Instant> withdrawn,
            Optional<Instant> answered,
            Optional<Instant> reminded,
            Optional<Instant> overdue) {}

    /** One per recipient and record, and the same again where it has to be opened anew after a restored backup. */
    static UUID idOf(RecordId record, AgencyId recipient) {
        byte[] name = ("clock " + record + " " + recipient).getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash = ByteBuffer.wrap(HexFormat.of().parseHex(CanonicalJson.sha256(name)));
        // In the form of a random one, as ids are everywhere.
        return new UUID(
                hash.getLong() & ~0xF000L | 0x4000L, hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    static OpenedClock of(Row row) {
        return new OpenedClock(
                row.uuid("id"),
                new AgencyId(row.text("agency")),
                new RecordId(row.uuid("record")),
                new AgencyId(row.text("owner")),
                row.integer("version"),
                Urgency.of(row.text("urgency")),
                row.text("clause"),
                row.text("source"),
                Arrays.stream(row.text("purposes").substring(1).split(","))
                        .map(Purpose::of)
                        .collect(Collectors.toUnmodifiableSet()),
                new Times(
                        row.instant("started_at"),
                        row.instant("due_at"),
                        row.instant("remind_at"),
                        row.optionalInstant("suspended_at"),
                        row.optionalInteger("suspended_on"),
                        row.optionalInstant("withdrawn_at"),
                        row.optionalInstant("answered_at"),
                        row.optionalInstant("reminded_at"),
                        row.optionalInstant("overdue_at")),
                row.integer("revision"));
    }

    /** As rows hold them: between commas, also at both ends. */
    String listed() {
        return purposes.stream().map(Purpose::code).sorted().collect(Collectors.joining(",", ",", ","));
    }

    boolean isWithdrawn() {
        return times.withdrawn().isPresent();
    }

    /** {@code open}, {@code overdue}, {@code suspended}, {@code answered} or {@code withdrawn}. */
    String state(Instant now) {
        if (times.answered().isPresent()) return "answered";
        if (isWithdrawn()) return "withdrawn";
        if (times.suspended().isPresent()) return "suspended";
        return now.isBefore(times.due()) ? "open" : "overdue";
    }
}
