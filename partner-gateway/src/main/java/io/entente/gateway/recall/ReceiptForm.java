package io.entente.gateway.recall;

import io.entente.kernel.caller.Caller;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.ProblemException;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Outcome;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads what a recipient hands in: a system what its agency signed, an officer that or a statement. */
@ApplicationScoped
class ReceiptForm {
    private final Caller caller;
    private final PartyRegister register;
    private final Clock clock;

    ReceiptForm(Caller caller, PartyRegister register, Clock clock) {
        this.caller = caller;
        this.register = register;
        this.clock = clock;
    }

    /**
     * What was handed in.
     *
     * @param signed what was signed, and so about which recall it is; empty for a statement
     */
    record Handed(Said said, Optional<PurgeReceipt> signed) {}

    /** @throws ProblemException 422 {@code invalid} or {@code bad-receipt} */
    Handed read(@Nullable Outcome outcome, @Nullable List<AgencyId> forwardedTo, @Nullable String proof) {
        if (proof != null) {
            if (outcome != null || forwardedTo != null)
                throw invalid("proof", "a receipt that is signed says everything itself");
            PurgeReceipt signed = register.agency(caller.agency())
                    .flatMap(agency -> PurgeReceipt.of(proof, agency, clock.instant()))
                    .orElseThrow(ReceiptForm::bad);
            return new Handed(checked(signed.said()), Optional.of(signed));
        }
        if (caller.isSystem()) throw invalid("proof", "a system hands in what its agency's key has signed");
        if (outcome == null) throw invalid("outcome", "expected what was done");
        return new Handed(
                checked(new Said(outcome, forwardedTo == null ? List.of() : forwardedTo, Optional.empty())),
                Optional.empty());
    }

    private static Said checked(Said said) {
        if ((said.outcome() == Outcome.FORWARDED) == said.forwardedTo().isEmpty())
            throw invalid("forwardedTo", "for forwarded the agencies it was passed on to, and else none");
        return said;
    }

    static ProblemException invalid(String path, String expected) {
        return Problems.invalid(List.of(new Fault(path, expected))).asException();
    }

    static ProblemException bad() {
        return Problem.of("bad-receipt", 422, "This is no receipt of your agency for this recall")
                .saying(
                        "Sign the receipt as the guide says, with a record key that the register lists for your agency.")
                .asException();
    }
}
