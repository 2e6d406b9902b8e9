package io.entente.cases.release;

import io.entente.cases.form.Fault;
import io.entente.cases.item.Content;
import io.entente.cases.item.Recipient;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.AgencyId;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Whether there is somebody to release to. A draft may name anyone; what leaves is checked against the register. */
@ApplicationScoped
class Addressees {
    private final PartyRegister register;

    Addressees(PartyRegister register) {
        this.register = register;
    }

    /** @throws ReleaseDenied naming each recipient that cannot be one */
    void check(AgencyId owner, Content content) {
        List<Fault> faults = new ArrayList<>();
        if (content.recipients().isEmpty()) faults.add(new Fault("$.recipients", "needs at least one recipient"));
        for (int i = 0; i < content.recipients().size(); i++) {
            String path = "$.recipients[" + i + "].agency";
            Recipient recipient = content.recipients().get(i);
            if (recipient.agency().equals(owner)) faults.add(new Fault(path, "is your own agency"));
            else if (register.agency(recipient.agency()).isEmpty())
                faults.add(new Fault(path, "is not in the party register"));
        }
        if (!faults.isEmpty()) throw new ReleaseDenied(faults);
    }
}
