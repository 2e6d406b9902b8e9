package io.entente.system.crash;

import io.entente.crash.CrashPoint;
import io.entente.crash.Seam;
import io.entente.kernel.event.Address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A place where a service can die: the service, what it is doing, and the point that it passes.
 *
 * @param address of the messages that pass it; empty for whatever passes
 */
record Hop(String service, Seam seam, CrashPoint point, String address) {
    static final String CASES = "case-service";
    static final String GATEWAY = "partner-gateway";
    static final String AUDIT = "audit-service";

    private static final List<String> SERVICES = List.of(CASES, GATEWAY, AUDIT);
    private static final Map<String, List<Seam>> SEAMS = Map.of(
            CASES, List.of(Seam.REQUEST, Seam.RELAY, Seam.INTAKE),
            GATEWAY, List.of(Seam.REQUEST, Seam.RELAY, Seam.INTAKE, Seam.WORK),
            AUDIT, List.of(Seam.REQUEST, Seam.RELAY, Seam.INTAKE));

    /** Every one there is: whatever passes, and then each kind of message where one is told from another. */
    static List<Hop> all() {
        return Stream.concat(
                        SERVICES.stream().flatMap(service -> points(service, "")),
                        Arrays.stream(Address.values()).filter(Hop::isSent).flatMap(Hop::ofMessages))
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

    /** Of the trail everything passes anyway, and nothing is lost with a sign of life. */
    private static boolean isSent(Address address) {
        return !address.code().startsWith("audit.") && address.life().isEmpty();
    }

    private static Stream<Hop> ofMessages(Address address) {
        return Stream.concat(
                points(address.producer(), address.code()).filter(hop -> hop.seam() == Seam.RELAY),
                points(address.receiver(), address.code()).filter(hop -> hop.seam() == Seam.INTAKE));
    }

    private static Stream<Hop> points(String service, String address) {
        return SEAMS.get(service).stream().flatMap(seam -> seam.points().stream()
                .filter(point -> address.isEmpty() || seam.tellsAddress(point))
                .map(point -> new Hop(service, seam, point, address)));
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
        return service + "/" + seam + "/" + point + (address.isEmpty() ? "" : "/" + address);
    }
}
