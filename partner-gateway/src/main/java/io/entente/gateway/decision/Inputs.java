package io.entente.gateway.decision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.json.CanonicalJson;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a decision was made of, by hash: the labels and consents kept in {@code decision_input}, the
 * agreements in {@code agreement_version}. The register is there for the record; request and labels repeat what they took from it.
 *
 * @param labels empty when there was no such record
 * @param recalled whether the version was under a tombstone, which its labels do not say
 * @param silent whether nothing was heard of the version's sender for too long, which its labels do not say either
 * @param reviewBy the last day on which the record might be shown without a review, which its labels do not say either
 * @param issuer whose tokens spoke for the asker's jurisdiction: agreements may pin another
 */
public record Inputs(
        Optional<String> labels,
        boolean recalled,
        boolean silent,
        Optional<LocalDate> reviewBy,
        List<String> agreements,
        List<String> consents,
        String issuer,
        String register) {

    static Inputs of(Optional<View> view, Agreements agreements, String issuer, String register) {
        return new Inputs(
                view.map(seen -> seen.newest().labelsHash()),
                view.filter(seen -> seen.newest().recalled()).isPresent(),
                view.filter(seen -> seen.newest().silent()).isPresent(),
                view.map(seen -> seen.newest().reviewBy()),
                agreements.all().stream().map(Agreement::hash).toList(),
                view.map(View::consents).orElse(List.of()),
                issuer,
                register);
    }

    /** @return one hash for all agreements there were */
    String policyHash() {
        return CanonicalJson.hash(list(agreements));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("labels", labels.orElse(null))
                .put("recalled", recalled)
                .put("silent", silent)
                .put("reviewBy", reviewBy.map(LocalDate::toString).orElse(null))
                .put("issuer", issuer)
                .put("register", register);
        json.set("agreements", list(agreements));
        json.set("consents", list(consents));
        return json;
    }

    private static ArrayNode list(List<String> texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        texts.forEach(list::add);
        return list;
    }
}
