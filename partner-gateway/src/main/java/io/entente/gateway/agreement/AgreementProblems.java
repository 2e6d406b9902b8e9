package io.entente.gateway.agreement;

import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.ProblemException;

/** Why a step in an agreement's life is refused. */
final class AgreementProblems {
    private AgreementProblems() {}

    static ProblemException taken() {
        return Problem.of("agreement-taken", 409, "Another document goes by this id and version, or by this id")
                .saying("What parties look at, approve and sign does not change: a change is a new version.")
                .asException();
    }

    static ProblemException alreadyApproved() {
        return Problem.of("already-approved", 409, "You have approved this version before")
                .saying("Two different signatories of a party are needed.")
                .asException();
    }

    static ProblemException notApproved() {
        return Problem.of("not-approved", 409, "Two signatories of your party have to approve this version first")
                .asException();
    }

    static ProblemException alreadySigned() {
        return Problem.of("already-signed", 409, "This version is signed")
                .saying("A signature stands, and what every party has signed is immutable.")
                .asException();
    }

    static ProblemException badSignature() {
        return Problem.of("bad-signature", 422, "This is no signature of your party over this version's bytes")
                .saying("Sign the document as the gateway gives it, with a key that the register lists for your party.")
                .asException();
    }

    static ProblemException notSigned() {
        return Problem.of("not-signed", 409, "Not every party has signed this version: there is nothing to suspend")
                .asException();
    }

    static ProblemException notSuspended() {
        return Problem.of("not-suspended", 409, "Your party has not suspended this version")
                .saying("A suspension is lifted by the party that made it.")
                .asException();
    }
}
