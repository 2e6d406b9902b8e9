package io.entente.policy.selection;

import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Disclose;
import io.entente.policy.decision.Request;

import java.util.List;

/**
 * In a circle whose members are hidden from each other, a record may not tell one member of another. Its REL TO marking
 * would: of that, a member sees what concerns its own jurisdiction and the owner's, each entry being a claim of its own.
 */
record Discretion(Request request, Participant owner, Agreements agreements) {

    /** @return what of the chosen disclosures may be opened */
    List<Mark> about(Disclose decision, List<Mark> chosen) {
        if (!agreements.hideMembers(decision.clauses())) return chosen;
        return chosen.stream().filter(mark -> !tellsOfAnother(mark.name())).toList();
    }

    private boolean tellsOfAnother(String name) {
        if (!name.startsWith(ClaimName.REL_TO)) return false;
        Jurisdiction named = new Jurisdiction(name.substring(ClaimName.REL_TO.length()));
        return !named.equals(request.asker().jurisdiction()) && !named.equals(owner.jurisdiction());
    }
}
