package io.entente.cases.item;

import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.Origin;

/** What content says of itself as a whole that is not for one officer to take back. */
record Reserved(boolean restricted, boolean judicial, boolean secondOfficer) {
    static final Reserved NOTHING = new Reserved(false, false, false);

    static Reserved by(Content content) {
        return new Reserved(
                content.markings().classification() == Classification.RESTRICTED,
                content.origin() == Origin.JUDICIAL_INVESTIGATION,
                content.secondOfficer());
    }

    Reserved or(Reserved other) {
        return new Reserved(
                restricted || other.restricted, judicial || other.judicial, secondOfficer || other.secondOfficer);
    }

    /** What of it the other says too. */
    Reserved kept(Reserved other) {
        return new Reserved(
                restricted && other.restricted, judicial && other.judicial, secondOfficer && other.secondOfficer);
    }
}
