package io.entente.system.crash;

import io.entente.local.client.Answer;
import io.entente.local.client.Stack;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Officers who file, release and amend, and partners who pull, all at once, until so many messages wait to be sent and so
 * long a time has passed: evenly over that time, or later if the machine does not make it.
 */
final class BusyDay {
    private static final int OFFICERS = 4;
    private static final int PARTNERS = 4;
    private static final int VERSIONS = 8;
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final String OFFICER = "be-fgp-officer";
    private static final String PARTNER = "us-hsi-analyst";

    private final Stack stack;
    private final LongSupplier waiting;
    private final long wanted;
    private final Duration length;
    private final long begun = System.nanoTime();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private volatile long seen;
    private volatile boolean over;

    /**
     * @param waiting how many messages wait now
     * @param wanted how many are to wait at the end
     */
    BusyDay(Stack stack, LongSupplier waiting, long wanted, Duration length) {
        this.stack = stack;
        this.waiting = waiting;
        this.wanted = wanted;
        this.length = length;
    }

    /** Returns when it is over, and fails if a call was answered wrongly or not at all. */
    void pass() {
        List<CompletableFuture<Void>> working = new ArrayList<>();
        for (int n = 0; n < OFFICERS; n++) working.add(inThread(this::asAnOfficer));
        for (int n = 0; n < PARTNERS; n++) working.add(inThread(this::asAPartner));
        while (!over && working.stream().noneMatch(CompletableFuture::isDone)) {
            seen = waiting.getAsLong();
            over = seen >= wanted && elapsed() >= length.toNanos();
            if (elapsed() > LONGEST.toNanos()) throw new IllegalStateException("no more than " + seen + " wait");
            pause();
        }
        over = true;
        working.forEach(CompletableFuture::join);
    }

    /** By record: the highest version that was released. */
    Map<String, Integer> versions() {
        return Map.copyOf(versions);
    }

    private void asAnOfficer() {
        while (!over) {
            String id = officer("", Officer.content(1)).json().path("id").asText();
            officer("/" + id + "/submit", null);
            officer("/" + id + "/release", null);
            versions.put(id, 1);
            for (int version = 2; version <= VERSIONS && !over; version++) {
                officer("/" + id + "/amend", Officer.content(version));
                versions.put(id, version);
            }
        }
    }

    private Answer officer(String path, @Nullable String body) {
        inTime();
        Answer answer = stack.call(
                "POST",
                stack.endpoints().service(Hop.CASES) + "/v1/referrals" + path,
                tokenFor(OFFICER),
                Map.of(),
                body);
        if (answer.status() / 100 != 2) throw new IllegalStateException(path + ": " + answer.text());
        return answer;
    }

    private void asAPartner() {
        Random random = new Random();
        while (!over) {
            inTime();
            List<String> records = List.copyOf(versions.keySet());
            if (records.isEmpty()) {
                pause();
                continue;
            }
            Answer answer = pull(records.get(random.nextInt(records.size())));
            if (answer.status() != 404 && answer.status() != 200) throw new IllegalStateException(answer.text());
        }
    }

    Answer pull(String record) {
        return stack.call(
                "GET",
                stack.endpoints().service(Hop.GATEWAY) + "/v1/records/" + record,
                tokenFor(PARTNER),
                Map.of(
                        "Entente-Purpose", "drug-trafficking",
                        "Entente-Justification", "EXERCISE busy day",
                        "Accept", "application/json"),
                null);
    }

    /** One at a time: Keycloak takes several sign-ins of one person at once for an attack. */
    private synchronized String tokenFor(String name) {
        return stack.tokenFor(name);
    }

    /** Waits while more has been done than belongs to this part of the day. */
    private void inTime() {
        while (!over && elapsed() < length.toNanos() && seen > (double) wanted * elapsed() / length.toNanos()) pause();
    }

    private long elapsed() {
        return System.nanoTime() - begun;
    }

    private static CompletableFuture<Void> inThread(Runnable work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                        done.complete(null);
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                },
                "busy");
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
