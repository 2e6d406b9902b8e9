package io.entente.policy.selection;

import io.entente.policy.decision.Labels;

import java.util.List;
import java.util.UUID;

/** A version of a record as far as it takes to say what is seen of it. */
public interface Offered {
    Labels labels();

    /** The random id that partners see. */
    UUID versionId();

    /** What can be disclosed, in the statement's order. */
    List<Mark> marks();
}
