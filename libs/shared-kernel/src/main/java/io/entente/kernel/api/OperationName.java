package io.entente.kernel.api;

import java.util.Locale;

/** One name per operation, made from method and path, so that it changes only when they do. */
final class OperationName {
    private OperationName() {}

    /** @return such as {@code postReferralsByIdSubmit} for POST {@code /v1/referrals/{id}/submit} */
    static String of(String method, String path) {
        StringBuilder name = new StringBuilder(method.toLowerCase(Locale.ROOT));
        for (String step : path.split("/")) {
            if (step.isEmpty() || step.matches("v\\d+")) continue;
            boolean parameter = step.startsWith("{");
            if (parameter) name.append("By");
            for (String word : step.replaceAll("[^A-Za-z0-9]+", " ").strip().split(" "))
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }
}
