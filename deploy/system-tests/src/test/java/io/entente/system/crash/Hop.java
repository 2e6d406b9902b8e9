package io.entente.system.crash;

import io.entente.crash.CrashPoint;
import io.entente.crash.Seam;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    /**
     * As many as wanted, or all, in an order that the seed decides. Points take turns, so that each is there as soon as
     * there are as many hops as points.
     */
    static List<Hop> sample(int wanted, long seed) {
        List<Hop> left = new ArrayList<>(all());
        Collections.shuffle(left, new Random(seed));
        List<Hop> drawn = new ArrayList<>();
        while (!left.isEmpty()) {
            Map<CrashPoint, Hop> turn = new EnumMap<>(CrashPoint.class);
            left.forEach(hop -> turn.putIfAbsent(hop.point(), hop));
            drawn.addAll(turn.values());
            left.removeAll(turn.values());
        }
        return List.copyOf(drawn.subList(0, Math.min(wanted, drawn.size())));
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
