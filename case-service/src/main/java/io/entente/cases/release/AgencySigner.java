package io.entente.cases.release;

import io.entente.kernel.key.Signer;
import io.entente.kernel.vocabulary.AgencyId;

/** Signs for agencies with their record keys: files in the demo, an HSM or the agency's own endpoint elsewhere. */
interface AgencySigner {
    /** @throws NoRecordKey if this service does not sign for the agency */
    Signer of(AgencyId agency);
}
