package io.entente.audit.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import io.entente.audit.ledger.Entry;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.key.BadSignature;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.statement.EventSet;
import io.entente.kernel.statement.EventStatement;
import io.entente.kernel.statement.MalformedStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.MalformedValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Takes an event only if it proves all it claims: signed by the service that sent it, under the id it was sent with,
 * every disclosure the opening of a signed digest, every name of the schema in its sets exactly once and with one value
 * throughout, what, when and where said in clear words, and no side entitled but the two that the event itself names.
 */
final class EventProof {
    private static final Pattern SIGNED_PART = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Set<String> VISIBLE = Set.of("iss", "jti", "iat", "schema", "_sd_alg", "_sd");

    private final PartyRegister register;
    private final Entitlement entitlement;

    /** @param operator whose side reads of the calls that nobody known made */
    EventProof(PartyRegister register, Jurisdiction operator) {
        this.register = register;
        this.entitlement = new Entitlement(register, operator);
    }

    /** @throws MalformedMessage naming what is wrong with it */
    Entry of(WireEvent event) {
        try {
            return proven(event);
        } catch (MalformedStatement | BadSignature | MalformedValue e) {
            throw new MalformedMessage(e.getMessage());
        }
    }

    private Entry proven(WireEvent event) {
        JsonNode data = event.data();
        String signedPart = text(data, "statement");
        // A reader of JOSE may forgive blanks around it; the hash does not.
        if (!SIGNED_PART.matcher(signedPart).matches())
            throw new MalformedMessage("the signed part is not three parts");
        Map<EventSet, List<Disclosed>> sets = sets(data.path("sets"));
        Map<String, Disclosed> all = new LinkedHashMap<>();
        sets.values().forEach(set -> set.forEach(disclosed -> one(all, disclosed)));
        var statement = new SdStatement(signedPart, List.copyOf(all.values()));
        refuseOther(statement.verified(EventStatement.TYP, keysOf(event.source())), event);
        refuseUnclear(all, event);
        return new Entry(event.source(), event.id(), signedPart, entitlement.of(data.path("entitled"), sets));
    }

    private List<ECKey> keysOf(String service) {
        return register.service(service)
                .orElseThrow(() -> new MalformedMessage("the register has no such service"))
                .signingKeys();
    }

    private static void refuseOther(ObjectNode visible, WireEvent event) {
        if (!visible.properties().stream()
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet())
                        .equals(VISIBLE)
                || !EventStatement.SCHEMA.equals(visible.path("schema").textValue()))
            throw new MalformedMessage("the signed part is not of this schema");
        if (!event.source().equals(visible.path("iss").textValue()))
            throw new MalformedMessage("its issuer is not its sender");
        if (!event.id().toString().equals(visible.path("jti").textValue()))
            throw new MalformedMessage("it was sent under another id");
    }

    private static void refuseUnclear(Map<String, Disclosed> said, WireEvent event) {
        if (said(said, EventName.TYPE) == null) throw new MalformedMessage("it does not say what happened");
        if (!event.source().equals(said(said, EventName.SERVICE)))
            throw new MalformedMessage("it says that another service saw it");
        try {
            Instant.parse(String.valueOf(said(said, EventName.AT)));
        } catch (DateTimeParseException e) {
            throw new MalformedMessage("it does not say when it happened");
        }
    }

    private static @Nullable String said(Map<String, Disclosed> said, EventName name) {
        return said.get(name.code()).value().textValue();
    }

    private static Map<EventSet, List<Disclosed>> sets(JsonNode sent) {
        Map<EventSet, List<Disclosed>> sets = new EnumMap<>(EventSet.class);
        for (EventSet set : EventSet.values()) {
            List<Disclosed> disclosures = StreamSupport.stream(
                            sent.path(set.code()).spliterator(), false)
                    .map(encoded -> Disclosed.parse(encoded.asText()))
                    .toList();
            List<String> names =
                    disclosures.stream().map(Disclosed::name).sorted().toList();
            if (!names.equals(namesIn(set))) throw new MalformedMessage("the set " + set.code() + " has not its names");
            sets.put(set, disclosures);
        }
        if (sent.size() != sets.size()) throw new MalformedMessage("there is a set too many");
        return sets;
    }

    private static List<String> namesIn(EventSet set) {
        return Arrays.stream(EventName.values())
                .filter(name -> name.isIn(set))
                .map(EventName::code)
                .sorted()
                .toList();
    }

    private static String text(JsonNode data, String property) {
        String text = data.path(property).textValue();
        if (text == null) throw new MalformedMessage("there is no " + property);
        return text;
    }

    private static void one(Map<String, Disclosed> all, Disclosed disclosed) {
        Disclosed other = all.putIfAbsent(disclosed.name(), disclosed);
        if (other != null && !other.encoded().equals(disclosed.encoded()))
            throw new MalformedMessage("a name has two values");
    }
}
