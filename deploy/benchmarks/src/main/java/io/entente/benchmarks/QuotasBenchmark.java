package io.entente.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.local.Deployment;
import io.entente.local.client.Stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Two partners pull at half their quota; beside them a third calls at twenty times its own. Phases alone and beside take
 * turns, so that whatever else the machine does falls on both.
 */
final class QuotasBenchmark implements Benchmark {
    private static final double MOST = 2.0;
    private static final double SHARE = 0.5;
    private static final double HASTE = 20;
    /** As a client's pool would have; without a bound a slow answer would make the third a flood of handshakes. */
    private static final int CONNECTIONS = 32;

    private static final int ROUNDS = 3;
    private static final Duration PHASE = Duration.ofSeconds(30);
    /** Until then the compiler takes more of the machine than the calls do. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "quotas";
    }

    @Override
    public String measures() {
        return "p99 of two partners' pulls, alone and beside a third at twenty times its quota; at most twice is promised";
    }

    @Override
    public Outcome run(Bench bench) {
        Deployment deployment = bench.deployment();
        ProcessHandle gateway = deployment.process("partner-gateway");
        Stack stack = new Stack(deployment.endpoints());
        Records records = new Records(stack);
        String belgian = "/v1/records/" + records.released("be-fgp-officer", "us-hsi", "eu-europol");
        String american = "/v1/records/" + records.released("us-hsi-officer", "be-fgp");
        List<Partner> wellBehaved =
                List.of(new Partner(stack, "us-hsi-system", belgian), new Partner(stack, "eu-europol-system", belgian));
        Partner hasty = new Partner(stack, "be-fgp-system", american);
        double quota = hasty.quotaPerSecond();
        wellBehaved.forEach(Partner::quotaPerSecond);

        bench.say("warming up for " + 2 * WARM_UP.toSeconds() + " s; each client's quota is " + quota
                + " calls a second");
        phase(wellBehaved, quota * 0.9, hasty, quota * 0.9, WARM_UP, 1);
        phase(wellBehaved, quota * SHARE, hasty, quota * HASTE, WARM_UP, 2);
        Tally alone = new Tally();
        Tally beside = new Tally();
        Tally third = new Tally();
        Duration quietCpu = Duration.ZERO;
        Duration loudCpu = Duration.ZERO;
        for (int round = 1; round <= ROUNDS; round++) {
            Duration before = cpu(gateway);
            Phase quiet = phase(wellBehaved, quota * SHARE, hasty, 0, PHASE, 10 + round);
            Duration between = cpu(gateway);
            Phase loud = phase(wellBehaved, quota * SHARE, hasty, quota * HASTE, PHASE, 10 + round);
            bench.say("round " + round + " of " + ROUNDS + ": alone " + text(quiet.pulls) + "; beside "
                    + text(loud.pulls) + "; the third " + loud.third);
            quietCpu = quietCpu.plus(between.minus(before));
            loudCpu = loudCpu.plus(cpu(gateway).minus(between));
            alone.addAll(quiet.pulls);
            beside.addAll(loud.pulls);
            third.addAll(loud.third);
        }
        Outcome outcome = outcome(alone, beside, third);
        outcome.figures()
                .put("gateway_cpu_s_alone", quietCpu.toMillis() / 1e3)
                .put("gateway_cpu_s_beside", loudCpu.toMillis() / 1e3);
        return outcome;
    }

    /** What the gateway's process has spent: unlike latencies, hardly touched by what else the machine does. */
    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private record Phase(Tally pulls, Tally third) {}

    /** @param haste the third's calls a second, or 0 for none */
    private static Phase phase(
            List<Partner> wellBehaved, double rate, Partner hasty, double haste, Duration time, long seed) {
        wellBehaved.forEach(Partner::signInAgain);
        hasty.signInAgain();
        List<CompletableFuture<Tally>> pulls = new ArrayList<>();
        for (Partner partner : wellBehaved)
            pulls.add(OpenLoop.start(
                    partner.name(), rate, time, seed * 100 + pulls.size(), OpenLoop.PATIENT, partner::call));
        Tally third = haste == 0
                ? new Tally()
                : OpenLoop.start(hasty.name(), haste, time, seed * 100 + 99, CONNECTIONS, hasty::call)
                        .join();
        Tally all = new Tally();
        pulls.forEach(tally -> all.addAll(tally.join()));
        return new Phase(all, third);
    }

    private static String text(Tally tally) {
        return "p50 " + tally.answered().millis(0.5) + " ms, p99 "
                + tally.answered().millis(0.99) + " ms, slowest " + tally.slowest() + ", statuses " + tally;
    }

    private static Outcome outcome(Tally alone, Tally beside, Tally third) {
        double p99Alone = alone.answered().millis(0.99);
        double p99Beside = beside.answered().millis(0.99);
        double ratio = Math.round(100 * p99Beside / p99Alone) / 100.0;
        boolean allAnswered =
                alone.of(200) == alone.all() && beside.of(200) == beside.all() && third.of(Tally.NONE) == 0;
        return new Outcome(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("p99_alone_ms", p99Alone)
                        .put("p99_beside_ms", p99Beside)
                        .put("ratio", ratio)
                        .put("refused", third.of(429))
                        .put("not_made", third.of(Tally.NOT_MADE))
                        .put("granted", third.of(200))
                        .put("p50_alone_ms", alone.answered().millis(0.5))
                        .put("p50_beside_ms", beside.answered().millis(0.5))
                        .put("samples_alone", alone.all())
                        .put("samples_beside", beside.all())
                        .put("all_answered", allAnswered),
                allAnswered && third.of(429) > 0 && ratio <= MOST);
    }
}
