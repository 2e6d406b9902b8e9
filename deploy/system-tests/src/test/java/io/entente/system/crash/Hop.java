package io.entente.system.crash;

import io.entente.crash.CrashPoint;
import io.entente.crash.Seam;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A place where a service can die: the service, what it is doing, and the point that it passes. */
record Hop(String service, Seam seam, CrashPoint point) {
    static final String CASES = "case-service";
    static final String GATEWAY = "partner-gateway";
    static final String AUDIT = "audit-service";

    private static final Map<String, List<Seam>> SEAMS = Map.of(
            CASES, List.of(Seam.REQUEST, Seam.RELAY, Seam.INTAKE),
            GATEWAY, List.of(Seam.REQUEST, Seam.RELAY, Seam.INTAKE, Seam.WORK),
            AUDIT, List.of(Seam.REQUEST, Seam.RELAY, Seam.INTAKE));

    /** Every one there is. */
    static List<Hop> all() {
        return Stream.of(CASES, GATEWAY, AUDIT)
                .flatMap(service -> SEAMS.get(service).stream()
                        .flatMap(seam -> seam.points().stream().map(point -> new Hop(service, seam, point))))
                .toList();
    }

    /** @param text as {@link #toString} gives it */
    static Hop of(String text) {
        return all().stream()
                .filter(hop -> hop.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no hop " + text));
    }

    @Override
    public String toString() {
        return service + "/" + seam + "/" + point;
    }
}
