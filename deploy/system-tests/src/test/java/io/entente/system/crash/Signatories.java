package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Signatories of both parties of an agreement under which no other client here works. One of a party suspends it, another
 * lifts that. Every step is said again under its key until it is answered.
 */
final class Signatories implements Client {
    private static final String US_EU = "/agreements/us-eu/versions/1";
    private static final List<String> PARTIES = List.of("EU", "US");
    /** Of each kill: all feeds are evaluated after a step. */
    private static final int MOST = 3;
    /** One turn in so many is a step, so that most are seen by who looks every half second what stands. */
    private static final int PACE = 8;

    private record Side(Insistent suspending, Insistent lifting) {}

    private final Map<String, Side> sides;
    private final Accord accord;
    private int steps;
    private boolean stood;

    Signatories(Stack stack) {
        String url = stack.endpoints().service(Hop.GATEWAY) + "/v1";
        this.sides = Map.of(
                "EU", side(stack, url, "eu-euda-signatory", "eu-europol-signatory"),
                "US", side(stack, url, "us-hsi-signatory", "us-cbp-signatory"));
        this.accord = new Accord(suspending(reads().ifOk().orElseThrow().json()));
        begin();
    }

    private static Side side(Stack stack, String url, String suspending, String lifting) {
        return new Side(new Insistent(stack, suspending, url, Map.of()), new Insistent(stack, lifting, url, Map.of()));
    }

    Accord accord() {
        return accord;
    }

    /** What was answered with no although it was possible. */
    List<String> refused() {
        return sides.values().stream()
                .flatMap(side -> Stream.of(side.suspending(), side.lifting()))
                .flatMap(person -> person.refused().stream())
                .toList();
    }

    /** How the version stands. */
    Told reads() {
        return side("EU").lifting().reads(US_EU);
    }

    /** @return the parties that suspend a version, as the gateway tells it */
    static Set<String> suspending(JsonNode version) {
        Set<String> suspending = new TreeSet<>();
        version.path("parties").forEach(party -> {
            if (party.path("suspended").asBoolean())
                suspending.add(party.path("party").asText());
        });
        return suspending;
    }

    void begin() {
        steps = 0;
        stood = accord.stands();
    }

    /** Ends only where it stands otherwise than at the beginning: then something was to be announced for certain. */
    @Override
    public void act(Random random) {
        if (steps > 0 && random.nextInt(PACE) > 0) return;
        String party = PARTIES.get(random.nextInt(PARTIES.size()));
        if (steps < MOST) turn(party);
        else if (accord.stands() == stood)
            turn(stood ? party : accord.suspendedBy().iterator().next());
    }

    private void turn(String party) {
        steps++;
        if (accord.isSuspendedBy(party)) lift(party);
        else if (side(party).suspending().says(US_EU + "/suspensions", null).ok()) accord.suspended(party);
    }

    private void lift(String party) {
        if (side(party).lifting().says(US_EU + "/lifts", null).ok()) accord.lifted(party);
    }

    /** Leaves the agreement as others want to find it. */
    void rest() {
        new ArrayList<>(accord.suspendedBy()).forEach(this::lift);
    }

    private Side side(String party) {
        return Objects.requireNonNull(sides.get(party));
    }
}
