package io.entente.cases.recall;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.cases.recall.Taken.Owed;
import io.entente.kernel.document.Part;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.key.BadSignature;
import io.entente.kernel.key.Signatures;
import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.Outcome;
import io.entente.kernel.vocabulary.RecordId;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The data of a {@code recall.receipted} message.
 *
 * @param proof the recipient's own signature, for who does not take the gateway's word
 */
record Receipted(
        UUID receipt,
        RecordId record,
        AgencyId owner,
        Occasion occasion,
        Owed owed,
        Outcome outcome,
        List<AgencyId> forwardedTo,
        Optional<String> proof,
        Instant at) {
    private static final String TYP = "entente-purge-receipt+jws";

    /** @throws MalformedMessage if the gateway sent what it should not */
    static Receipted of(JsonNode data) {
        try {
            return new Receipted(
                    RecordId.of(data.path("receipt").asText()).value(),
                    RecordId.of(data.path("record").asText()),
                    new AgencyId(data.path("agency").asText()),
                    Taken.occasion(data),
                    new Owed(
                            RecordId.of(data.path("duty").asText()).value(),
                            new AgencyId(data.path("recipient").asText()),
                            Instant.parse(data.path("dueAt").asText()),
                            Optional.empty()),
                    Outcome.of(data.path("outcome").asText()),
                    StreamSupport.stream(data.path("forwardedTo").spliterator(), false)
                            .map(agency -> new AgencyId(agency.asText()))
                            .toList(),
                    Optional.ofNullable(data.path("proof").textValue()),
                    Instant.parse(data.path("at").asText()));
        } catch (MalformedValue | DateTimeException e) {
            throw new MalformedMessage("a receipt has the wrong form");
        }
    }

    /** @throws MalformedMessage if it shows a proof that is not the recipient's, or of something else */
    Receipted requireProven(PartyRegister register) {
        proof.ifPresent(compact -> {
            Agency recipient = register.agency(owed.recipient())
                    .orElseThrow(() -> new MalformedMessage("the register does not know the recipient"));
            if (!proves(compact, recipient)) throw new MalformedMessage("the proof is not the recipient's for this");
        });
        return this;
    }

    private boolean proves(String compact, Agency recipient) {
        try {
            Part json = Part.whole(Signatures.verified(compact, TYP, recipient.recordKeys()));
            return json.at("recall").text().equals(owed.duty().toString())
                    && json.at("record").text().equals(record.toString())
                    && json.at("recipient").text().equals(owed.recipient().value())
                    && json.at("outcome").text().equals(outcome.code())
                    && json.at("forwardedTo").entries().stream()
                            .map(Part::text)
                            .collect(Collectors.toSet())
                            .equals(forwardedTo.stream().map(AgencyId::value).collect(Collectors.toSet()));
        } catch (BadSignature | IllegalArgumentException e) {
            return false;
        }
    }
}
