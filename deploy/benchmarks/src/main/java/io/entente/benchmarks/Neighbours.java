package io.entente.benchmarks;

import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The three agreements of the repository, and around them as many as a gateway of many jurisdictions would hold: each pair
 * has one of its own, with as many clauses as that of the United States and Belgium.
 */
final class Neighbours {
    private static final List<String> JURISDICTIONS = List.of(
            "US", "BE", "EU", "NL", "FR", "DE", "UK", "CA", "AU", "NZ", "ES", "PT", "IT", "IE", "DK", "SE", "FI", "PL",
            "AT", "CZ", "LU");

    private final Path directory;

    Neighbours(Path root) {
        this.directory = root.resolve("deploy/agreements");
    }

    /**
     * @param count 3 for those of the repository alone, up to 210
     * @throws IOException when a file is missing
     */
    Agreements agreements(int count) throws IOException {
        List<Agreement> agreements = new ArrayList<>();
        for (String id : List.of("us-be", "us-eu", "be-eu"))
            agreements.add(AgreementDocument.read(text(id).getBytes(StandardCharsets.UTF_8)));
        String model = text("us-be");
        for (int one = 0; one < JURISDICTIONS.size(); one++)
            for (int other = Math.max(one + 1, 3); other < JURISDICTIONS.size(); other++)
                if (agreements.size() < count)
                    agreements.add(between(model, JURISDICTIONS.get(one), JURISDICTIONS.get(other)));
        if (agreements.size() != count) throw new IllegalArgumentException(count + " agreements are too many");
        return Agreements.of(agreements);
    }

    /**
     * The worst that could come: so many circles of the same two, each with as many clauses as the agreement of the
     * repository, so that a decision has to look at all of them.
     *
     * @throws IOException when a file is missing
     */
    Agreements circles(int count) throws IOException {
        List<Agreement> circles = new ArrayList<>();
        String model = text("us-be");
        for (int circle = 0; circle < count; circle++)
            circles.add(AgreementDocument.read(
                    model.replace("\"us-be\"", "\"us-be-" + circle + "\"").getBytes(StandardCharsets.UTF_8)));
        return Agreements.of(circles);
    }

    private String text(String id) throws IOException {
        return Files.readString(directory.resolve(id + ".json"));
    }

    private static Agreement between(String model, String one, String other) {
        String document = model.replace("\"BE\"", "\"" + other + "\"")
                .replace("\"US\"", "\"" + one + "\"")
                .replace("\"us-be\"", "\"" + (one + "-" + other).toLowerCase(Locale.ROOT) + "\"");
        return AgreementDocument.read(document.getBytes(StandardCharsets.UTF_8));
    }
}
