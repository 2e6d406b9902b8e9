package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The published seizure figures of 2023, filed as figures and never as seizures. */
final class Figures {
    private static final String PURPOSE = "public-health-alert";

    private final Teller teller;
    private final Officer euda;
    private final Partner belgium;
    private String id = "";

    Figures(Stack stack, Teller teller) {
        this.teller = teller;
        this.euda = new Officer(stack, "eu-euda-officer");
        this.belgium = new Partner(stack, "be-fgp-analyst");
    }

    void areFiled() {
        teller.step("The EU Drugs Agency files the published seizure figures of 2023 and releases them to Belgium.");
        id = euda.files(Content.of("figures.json"));
        euda.submits(id);
        teller.saw("Referral " + euda.releases(id).path("reference").asText() + ", released.");
    }

    void arePulledByBelgium() {
        teller.step("The Belgian Federal Judicial Police pulls them for a public-health alert.");
        Answer answer = Teller.eventually(
                "the figures", () -> Optional.of(belgium.pulls(id, PURPOSE)).filter(got -> got.status() == 200));
        Map<String, BigDecimal> tons = tons(answer.json());
        Teller.insist(tons.size() == 4, "four figures", tons);
        BigDecimal three = tons.get("Belgium").add(tons.get("Spain")).add(tons.get("Netherlands"));
        long share = Math.round(100 * three.doubleValue() / tons.get("Europe").doubleValue());
        Teller.insist(share == 72, "72 % for Belgium, Spain and the Netherlands", share);
        teller.saw("Cocaine seized in Europe in 2023, metric tons: " + tons + ".");
        teller.saw("Belgium, Spain and the Netherlands together: " + share + " %.");
    }

    private static Map<String, BigDecimal> tons(JsonNode payload) {
        Map<String, BigDecimal> tons = new TreeMap<>();
        payload.properties().forEach(claim -> {
            if (claim.getKey().startsWith("item."))
                tons.put(
                        claim.getValue().path("place").asText(),
                        claim.getValue().path("value").decimalValue());
        });
        return tons;
    }
}
