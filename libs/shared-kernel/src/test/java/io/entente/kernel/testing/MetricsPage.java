package io.entente.kernel.testing;

import io.entente.kernel.metrics.MetricsDoor;
import io.quarkus.arc.Arc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** What the service under test tells of itself at its operator's door. */
public final class MetricsPage {
    private MetricsPage() {}

    /** @return the page in Prometheus' text form */
    public static String read() {
        return read("/metrics");
    }

    /** @return how much a metric with these labels says; 0 if it is not there yet */
    public static double value(String metric) {
        return read().lines()
                .filter(line -> line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(metric.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static String read(String path) {
        int port = Arc.container().instance(MetricsDoor.class).get().port().orElseThrow();
        try {
            URL page = URI.create("http://127.0.0.1:" + port + path).toURL();
            try (InputStream answer = page.openStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
