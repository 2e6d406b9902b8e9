package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.document.Part;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Markings;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Release;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Labels as they are kept: canonical JSON, so that equal labels have one hash, under which they stay for replay. Whether
 * the version was recalled, whether its owner is still heard of, and when it was reviewed, is no part of it: that comes
 * later and stands beside.
 */
public final class LabelsDocument {
    private LabelsDocument() {}

    public static byte[] write(Labels labels) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("record", labels.record().toString())
                .put("originator", labels.originator().value())
                .put("contact", labels.contact())
                .put("type", labels.type().code());
        json.putObject("owner")
                .put("agency", labels.owner().agency().value())
                .put("jurisdiction", labels.owner().jurisdiction().value())
                .put("class", labels.owner().partyClass());
        codes(json.putArray("purposes"), labels.purposes());
        codes(json.putArray("useRestrictions"), labels.useRestrictions());
        write(json.putObject("markings"), labels.markings());
        ObjectNode subjects = json.putObject("subjects");
        labels.subjects().forEach((item, category) -> subjects.put(item.toString(), category.code()));
        ArrayNode recipients = json.putArray("recipients");
        labels.release().recipients().forEach(recipient -> write(recipients.addObject(), recipient));
        return CanonicalJson.bytes(json);
    }

    /** What was named under no agreement in particular has one hash, whichever build wrote it. */
    private static void write(ObjectNode json, Recipient recipient) {
        json.put("agency", recipient.agency().value())
                .put("mode", recipient.mode().code());
        recipient.circle().ifPresent(circle -> json.put("circle", circle));
    }

    private static void write(ObjectNode json, Markings markings) {
        json.put("tlp", markings.tlp().code())
                .put("classification", markings.classification().code());
        codes(json.putArray("handling"), markings.handling());
        codes(json.putArray("controls"), markings.controls());
        ArrayNode relTo = json.putArray("relTo");
        markings.relTo().forEach(jurisdiction -> relTo.add(jurisdiction.value()));
    }

    private static void codes(ArrayNode list, Collection<? extends Coded> values) {
        values.forEach(value -> list.add(value.code()));
    }

    /**
     * @param recalled whether the version is under a tombstone
     * @param silent whether nothing was heard of its sender for too long
     * @param reviewBy the last day on which the record may be shown unless its owner reviews it
     */
    public static Labels read(byte[] document, boolean recalled, boolean silent, Optional<LocalDate> reviewBy) {
        Part json = Part.whole(document);
        Part owner = json.at("owner");
        return new Labels(
                json.at("record").value(RecordId::of),
                new Participant(
                        owner.at("agency").value(AgencyId::new),
                        owner.at("jurisdiction").value(Jurisdiction::new),
                        owner.at("class").text()),
                json.at("originator").value(AgencyId::new),
                json.at("contact").text(),
                json.at("type").value(ReferralType::of),
                set(json.at("purposes"), Purpose::of),
                markings(json.at("markings")),
                set(json.at("useRestrictions"), UseRestriction::of),
                subjects(json.at("subjects")),
                new Release(recipients(json.at("recipients")), recalled, silent, reviewBy));
    }

    private static Markings markings(Part json) {
        return new Markings(
                json.at("tlp").value(Tlp::of),
                json.at("classification").value(Classification::of),
                set(json.at("handling"), HandlingCode::of),
                set(json.at("controls"), ControlMarking::of),
                set(json.at("relTo"), Jurisdiction::new));
    }

    private static Map<UUID, DataSubject> subjects(Part json) {
        Map<UUID, DataSubject> subjects = new TreeMap<>();
        json.json()
                .properties()
                .forEach(entry -> subjects.put(
                        UUID.fromString(entry.getKey()),
                        DataSubject.of(entry.getValue().asText())));
        return subjects;
    }

    private static List<Recipient> recipients(Part json) {
        return json.entries().stream().map(LabelsDocument::recipient).toList();
    }

    private static Recipient recipient(Part json) {
        Recipient recipient = Recipient.of(
                json.at("agency").value(AgencyId::new), json.at("mode").value(Mode::of));
        return json.given("circle").map(Part::text).map(recipient::under).orElse(recipient);
    }

    private static <T extends Comparable<? super T>> SortedSet<T> set(Part json, Function<String, T> kind) {
        return Sorted.set(json.distinct(entry -> entry.value(kind)));
    }
}
