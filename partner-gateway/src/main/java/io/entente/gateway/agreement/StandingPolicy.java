package io.entente.gateway.agreement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.json.CanonicalJson;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.decision.Policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that decisions are made by but the records themselves: what stands, not what happens to be in force just now.
 *
 * @param register its hash
 * @param issuers by jurisdiction's code, whose tokens speak for it here
 * @param standing hashes of the versions' documents, in the order of {@link Agreements#all()}
 */
record StandingPolicy(String register, Map<String, String> issuers, List<String> standing) {
    static StandingPolicy of(Agreements all, String register, Map<String, String> issuers) {
        return new StandingPolicy(
                register,
                new TreeMap<>(issuers),
                all.all().stream().map(Agreement::hash).toList());
    }

    /** Equal for equal policies. */
    String hash() {
        return CanonicalJson.hash(json());
    }

    /** As {@code policy.changed} says it, but for number and documents. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("policy", Policy.VERSION).put("register", register);
        ObjectNode speaking = json.putObject("issuers");
        issuers.forEach(speaking::put);
        standing.forEach(json.putArray("standing")::add);
        return json;
    }
}
