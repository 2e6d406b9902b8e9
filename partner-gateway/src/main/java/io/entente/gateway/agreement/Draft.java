package io.entente.gateway.agreement;

import io.entente.kernel.document.MalformedDocument;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.ProblemException;
import io.entente.kernel.problem.Problems;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Party;

import java.util.List;

/** A document that may become a version: readable, with parties that can sign. Its bytes are what they sign. */
record Draft(byte[] bytes, Agreement agreement) {
    /** @throws ProblemException {@code invalid}, with the path of the fault */
    static Draft read(byte[] bytes, PartyRegister register) {
        Draft draft = new Draft(bytes, parsed(bytes));
        List<String> parties = draft.parties();
        for (int i = 0; i < parties.size(); i++)
            if (register.agreementKeys(parties.get(i)).isEmpty())
                throw refused("$.parties[" + i + "].party", "a party whose agreement key the register lists");
        return draft;
    }

    static ProblemException refused(String path, String expected) {
        return Problems.invalid(List.of(new Fault(path, "expected " + expected)))
                .asException();
    }

    private static Agreement parsed(byte[] bytes) {
        try {
            return AgreementDocument.read(bytes);
        } catch (MalformedDocument fault) {
            throw refused(fault.where(), fault.what());
        }
    }

    VersionKey key() {
        return VersionKey.of(agreement);
    }

    /** Codes, in the document's order. */
    List<String> parties() {
        return agreement.parties().stream().map(Party::code).toList();
    }
}
