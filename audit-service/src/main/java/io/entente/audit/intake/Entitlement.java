package io.entente.audit.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.audit.ledger.Side;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.statement.EventSet;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who may open what of an event: the side that acted the asker's set, the side whose record it is the owner's and the
 * pseudonymous one. Both follow from what the event says itself; a sender that entitles anybody else is refused. A call
 * that was refused to nobody known is for the operator's side. A set that nobody is entitled to is not kept.
 */
final class Entitlement {
    private static final String REFUSED = "call.refused";

    private final PartyRegister register;
    private final Jurisdiction operator;

    /** @param operator whose side reads of the calls that nobody known made */
    Entitlement(PartyRegister register, Jurisdiction operator) {
        this.register = register;
        this.operator = operator;
    }

    /**
     * @param entitled {@code {"asker": code or null, "owner": code or null}}, as sent
     * @param sets complete and proven
     */
    List<Side> of(JsonNode entitled, Map<EventSet, List<Disclosed>> sets) {
        Jurisdiction asker = asker(sets);
        Jurisdiction owner = jurisdictionOf(said(sets, EventSet.OWNER, EventName.OWNER_AGENCY));
        if (entitled.size() != 2
                || !Objects.equals(asker, jurisdiction(entitled.path("asker").textValue()))
                || !Objects.equals(owner, jurisdiction(entitled.path("owner").textValue())))
            throw new MalformedMessage("it entitles another side than it names");
        Map<Jurisdiction, Map<String, Disclosed>> sides = new LinkedHashMap<>();
        entitle(sides, asker, sets.get(EventSet.ASKER));
        entitle(sides, owner, sets.get(EventSet.OWNER));
        entitle(sides, owner, sets.get(EventSet.PSEUDONYMOUS));
        return sides.entrySet().stream()
                .map(side -> new Side(side.getKey(), List.copyOf(side.getValue().values())))
                .toList();
    }

    private @Nullable Jurisdiction asker(Map<EventSet, List<Disclosed>> sets) {
        Jurisdiction acted = jurisdiction(said(sets, EventSet.ASKER, EventName.JURISDICTION));
        boolean nobodys = acted == null && REFUSED.equals(said(sets, EventSet.ASKER, EventName.TYPE));
        return nobodys ? operator : acted;
    }

    private static @Nullable String said(Map<EventSet, List<Disclosed>> sets, EventSet set, EventName name) {
        return sets.get(set).stream()
                .filter(disclosed -> disclosed.name().equals(name.code()))
                .findFirst()
                .map(disclosed -> disclosed.value().textValue())
                .orElse(null);
    }

    private static @Nullable Jurisdiction jurisdiction(@Nullable String code) {
        return code == null ? null : new Jurisdiction(code);
    }

    private @Nullable Jurisdiction jurisdictionOf(@Nullable String agency) {
        if (agency == null) return null;
        return register.agency(new AgencyId(agency))
                .orElseThrow(() -> new MalformedMessage("its owner is not in the register"))
                .jurisdiction();
    }

    private static void entitle(
            Map<Jurisdiction, Map<String, Disclosed>> sides, @Nullable Jurisdiction to, List<Disclosed> set) {
        if (to == null) return;
        Map<String, Disclosed> side = sides.computeIfAbsent(to, none -> new LinkedHashMap<>());
        set.forEach(disclosed -> side.put(disclosed.name(), disclosed));
    }
}
