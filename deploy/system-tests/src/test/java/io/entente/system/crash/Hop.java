package io.entente.system.crash;

import io.entente.crash.CrashPoint;
import io.entente.crash.Seam;
import io.entente.kernel.event.Address;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    /** Of the trail everything passes anyway, nothing is lost with a sign of life, and agreements stay as they are here. */
    private static boolean isSent(Address address) {
        return !address.code().startsWith("audit.") && address.life().isEmpty() && address != Address.POLICY_CHANGED;
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
