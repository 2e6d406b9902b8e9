package io.entente.gateway.agreement;

import io.entente.kernel.key.BadSignature;
import io.entente.kernel.key.DetachedSignature;
import io.entente.kernel.party.PartyRegister;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Party;

import java.util.Map;
import java.util.Optional;

/** The signatures under a version, by party's code. They count only all together. */
record PartySignatures(Map<String, String> byParty) {
    PartySignatures {
        byParty = Map.copyOf(byParty);
    }

    /** @return why the document is not signed by each of its parties with a key that the register lists; empty if it is */
    Optional<String> fault(Agreement agreement, byte[] document, PartyRegister register) {
        return agreement.parties().stream()
                .map(Party::code)
                .flatMap(party -> fault(party, document, register).stream())
                .findFirst();
    }

    private Optional<String> fault(String party, byte[] document, PartyRegister register) {
        String signature = byParty.get(party);
        if (signature == null) return Optional.of("the signature of " + party + " is missing");
        try {
            DetachedSignature.check(signature, DetachedSignature.AGREEMENT, document, register.agreementKeys(party));
            return Optional.empty();
        } catch (BadSignature refused) {
            return Optional.of("the signature of " + party + " does not hold (" + refused.getMessage() + ")");
        }
    }
}
