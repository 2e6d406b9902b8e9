package io.entente.gateway.worlds;

import io.entente.gateway.agreement.AgreementTestData;

import java.util.List;

/** Two circles of the Canadian police: one with HSI, which sees neither the other member of it nor the other circle. */
final class Circles {
    static final String OF_HSI = "circle-of-hsi";
    static final String OF_OTHERS = "circle-of-others";

    private Circles() {}

    static List<String> documents() {
        return List.of(
                AgreementTestData.circle(
                        OF_HSI,
                        true,
                        parties("ca-rcmp", "us-hsi", "nz-police"),
                        AgreementTestData.permit("us-hsi", "type", "marking", "reference", "logistics"),
                        AgreementTestData.permit("nz-police", "type", "marking", "reference", "logistics")),
                AgreementTestData.circle(
                        OF_OTHERS,
                        true,
                        parties("ca-rcmp", "au-afp"),
                        AgreementTestData.permit("au-afp", "type", "logistics", "identity", "contact")));
    }

    private static String parties(String... parties) {
        return "[{\"party\": \"" + String.join("\"}, {\"party\": \"", parties) + "\"}]";
    }
}
