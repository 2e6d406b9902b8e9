package io.entente.gateway.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.Happening;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Withhold;
import io.entente.policy.selection.Shown;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * A decision as an event tells it. What the asker may know (clauses, classes, obligations, the other side) is said only
 * where something was shown; that there is a record, what was decided and why not, is said to its owner alone.
 */
@ApplicationScoped
public class DecisionEvent {
    /** @param type what happened, such as {@code record.pulled} */
    public Happening of(String type, Declaration declaration, Decided decided) {
        Happening happening = declaration
                .happening(type)
                .with(EventName.RECORD, decided.asked().map(Object::toString).orElse(null));
        return decided.view()
                .map(view -> toAsker(toOwner(happening, view, decided.inputs()), view))
                .orElse(happening);
    }

    private static Happening toOwner(Happening happening, View view, Inputs inputs) {
        ShelvedVersion newest = view.newest();
        return happening
                .ownedBy(newest.owner(), newest.jurisdiction())
                .with(EventName.VERSION, shown(view).number())
                .with(EventName.DECISION, view.decision().code())
                .with(EventName.REFUSAL, view.decision().fold(disclose -> null, point -> null, DecisionEvent::refusal))
                .with(EventName.POLICY, inputs.policyHash())
                .with(EventName.INPUTS, CanonicalJson.hash(inputs.json()))
                .with(EventName.REGISTER, inputs.register())
                .with(
                        EventName.RECIPIENTS,
                        newest.labels().release().recipients().stream()
                                .map(recipient -> recipient.agency().value())
                                .toList());
    }

    private static Happening toAsker(Happening happening, View view) {
        if (view.shown().isEmpty()) return happening;
        Decision decision = view.decision();
        return happening
                .with(EventName.PARTNER, view.newest().owner().value())
                .with(EventName.CLAUSES, DecisionText.clauses(decision.clauses()))
                .with(
                        EventName.CLASSES,
                        decision.fold(
                                disclose -> DecisionText.codes(disclose.classes()), point -> null, withhold -> null))
                .with(EventName.OBLIGATIONS, decision.fold(DecisionText::lasting, point -> null, withhold -> null));
    }

    private static ShelvedVersion shown(View view) {
        return view.shown().map(Shown::version).orElse(view.newest());
    }

    private static JsonNode refusal(Withhold withhold) {
        ObjectNode refusal = JsonNodeFactory.instance.objectNode();
        refusal.put("reason", withhold.reason().code());
        refusal.set("clauses", DecisionText.clauses(withhold.clauses()));
        return refusal;
    }
}
