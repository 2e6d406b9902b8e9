package io.entente.gateway.worlds;

import io.entente.gateway.RecordTestData;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** By what means something is kept from a caller. */
enum Hiding {
    /** By none: what tells the two worlds apart, so that the comparison is seen to compare. */
    NONE("", released("full")),
    SILENT_MODE("silent", released("silent")),
    NOT_A_RECIPIENT("not-a-recipient", RecordTestData.released().to(Map.of("us-cbp", "full"))),
    ANOTHER_CIRCLE("no-agreement", released("full under a-circle-without-it")),
    TOO_RED("tlp", released("full").marked("red")),
    FOR_ONE_COUNTRY(
            "noforn",
            RecordTestData.released().to(Map.of("eu-europol", "full")).bearing("marking.control.NOFORN"),
            "eu-europol",
            "drug-trafficking"),
    NO_AGREEMENT(
            "no-agreement",
            RecordTestData.released().to(Map.of("eu-europol", "full under us-be")),
            "eu-europol",
            "drug-trafficking"),
    FORBIDDEN_PURPOSE("forbidden-by-clause", released("full"), "us-hsi", "immigration-enforcement"),
    RECALLED("recalled", released("full")),
    RECALLED_BEFORE_IT_CAME("", released("full")),
    ERASED("", released("full")),
    OWNER_NOT_HEARD_OF("owner-silent", released("full")),
    PAST_ITS_REVIEW(
            "review-overdue",
            released("full").reviewedBy(LocalDate.now(ZoneOffset.UTC).minusDays(1))),
    /** It asks for assistance, and whoever else is asked has a clock for its answer. */
    A_SILENT_REQUEST("silent", RecordTestData.released().to(Map.of("us-hsi", "silent", "us-cbp", "full"))),
    ANOTHERS_REQUEST("not-a-recipient", RecordTestData.released().to(Map.of("us-cbp", "full"))),
    ANOTHER_SIDES_REQUEST(
            "not-a-recipient",
            RecordTestData.released().to(Map.of("us-cbp", "full")),
            "eu-europol",
            "drug-trafficking"),
    /** What another agency of the caller's own side asked for and owes. */
    ANOTHER_AGENCYS("recalled", RecordTestData.released().to(Map.of("us-cbp", "full"))),
    /** The same, of another side, and what became of a request of that side's. */
    ANOTHER_SIDES("recalled", RecordTestData.released().to(Map.of("us-cbp", "full")), "eu-europol", "drug-trafficking");

    /** Why it is withheld, as its owner is told; empty where there is nothing to decide on. */
    final String reason;

    final RecordTestData record;
    final String agency;
    final String purpose;

    /** Whether it is what others asked for, owe and drafted that is hidden, beside a record. */
    boolean isOfOthers() {
        return this == ANOTHER_AGENCYS || this == ANOTHER_SIDES;
    }

    Hiding(String reason, RecordTestData record) {
        this(reason, record, "us-hsi", "drug-trafficking");
    }

    Hiding(String reason, RecordTestData record, String agency, String purpose) {
        this.reason = reason;
        this.record = record;
        this.agency = agency;
        this.purpose = purpose;
    }

    private static RecordTestData released(String mode) {
        return RecordTestData.released().to(Map.of("us-hsi", mode));
    }
}
