package io.entente.cases.release;

import io.entente.cases.form.Fault;
import io.entente.cases.item.Content;
import io.entente.cases.item.Recipient;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.AgencyId;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether there is somebody to release to, and the content is ready for it. A draft may name anyone; what leaves is
 * checked against the register and the day's date.
 */
@ApplicationScoped
class Addressees {
    private final PartyRegister register;
    private final Clock clock;

    Addressees(PartyRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /** @throws ReleaseDenied naming each recipient that cannot be one, and what else must be mended first */
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
        faults.addAll(content.unready(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        if (!faults.isEmpty()) throw new ReleaseDenied(faults);
    }
}
