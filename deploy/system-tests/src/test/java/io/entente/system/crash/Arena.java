package io.entente.system.crash;

import io.entente.crash.Order;
import io.entente.local.Deployment;
import io.entente.local.client.Stack;
import io.entente.system.Clone;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/**
 * A whole deployment whose services carry the crash agent, and its clients. One kill: clients work, a service dies at
 * the point that was ordered, starts again and is waited for, while everything else stays up; then the oracles are asked
 * until they find nothing wrong.
 */
final class Arena implements AutoCloseable {
    private static final Path AGENT =
            Clone.ROOT.resolve("deploy/crash-agent/target/entente-crash-agent-0.1.0-SNAPSHOT.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final Path orders;
    private final Deployment deployment;
    private final Officer officer;
    private final Partner partner;
    private final Auditor owners;
    private final Correspondence correspondence;
    private final Signatories signatories;
    private final Oracles oracles;
    private List<RecordHistory> before = List.of();

    private Arena(Path orders, Deployment deployment) {
        this.orders = orders;
        this.deployment = deployment;
        Stack stack = new Stack(deployment.endpoints());
        this.officer = new Officer(stack);
        this.partner = new Partner(stack, officer);
        this.owners = new Auditor(stack, "be-auditor", officer);
        this.correspondence = Correspondence.over(stack);
        this.signatories = new Signatories(stack);
        Ledgers ledgers = new Ledgers(deployment.endpoints());
        this.oracles = new Oracles(
                officer,
                partner,
                owners,
                new Auditor(stack, "us-auditor", officer),
                new BothEnds(correspondence, owners, ledgers),
                new InForce(signatories, new Foresight(stack), ledgers),
                ledgers);
        partner.catchUp();
    }

    static Arena open(PrintStream out) {
        try {
            Path orders = Files.createTempDirectory("entente-crash-");
            Map<String, List<String>> arguments = Stream.of(Hop.CASES, Hop.GATEWAY, Hop.AUDIT)
                    .collect(Collectors.toMap(Function.identity(), name -> carrying(orders, name)));
            return new Arena(orders, Deployment.up(Clone.deployment(), out, arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> carrying(Path orders, String service) {
        return Stream.concat(Stream.of("-javaagent:" + AGENT + "=" + orders.resolve(service)), Clone.QUICK.stream())
                .toList();
    }

    /**
     * @param seed of the clients' choices and of the passage at which the service dies
     * @throws Violated if something acknowledged is lost or something took effect twice
     */
    void kill(Hop hop, long seed) {
        officer.begin();
        correspondence.begin();
        signatories.begin();
        Random random = new Random(seed);
        // What is one kind of message among many comes now and then: the first is as good as the third.
        int hit = 1 + random.nextInt(3);
        order(hop, hop.address().isEmpty() ? hit : 1);
        List<AtWork> working = Stream.of(officer, partner, owners, correspondence, signatories)
                .map(client -> AtWork.begin(client, random.nextLong()))
                .toList();
        try {
            await("the service passes " + hop)
                    .atMost(PATIENCE)
                    .until(() -> !deployment.process(hop.service()).isAlive());
            if (!Files.exists(Order.obeyed(file(hop))))
                throw new IllegalStateException(hop.service() + " died of something else: see its log");
            deployment.kill(hop.service());
            deployment.start(hop.service(), carrying(orders, hop.service()));
        } finally {
            working.forEach(AtWork::end);
        }
        List<RecordHistory> records = new ArrayList<>(before);
        records.addAll(officer.records());
        requireNothingWrong(hop, seed, records);
        before = List.copyOf(officer.records());
    }

    private void requireNothingWrong(Hop hop, long seed, List<RecordHistory> records) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<String> wrong = oracles.wrong(records);
            if (wrong.isEmpty()) return;
            if (System.nanoTime() > deadline) throw new Violated(hop, seed, wrong);
            pause();
        }
    }

    private void order(Hop hop, int hit) {
        Path file = file(hop);
        try {
            new Order(hop.point(), hop.seam(), hit, hop.address()).leave(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("the agent takes the order").atMost(PATIENCE).until(() -> !Files.exists(file));
    }

    private Path file(Hop hop) {
        return orders.resolve(hop.service());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A client in a thread of its own, with moments of thought between its calls. */
    private static final class AtWork {
        private volatile boolean enough;
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        static AtWork begin(Client client, long seed) {
            AtWork work = new AtWork();
            Thread thread = new Thread(() -> work.work(client, new Random(seed)), "client");
            thread.setDaemon(true);
            thread.start();
            return work;
        }

        private void work(Client client, Random random) {
            try {
                while (!enough) {
                    client.act(random);
                    TimeUnit.MILLISECONDS.sleep(20 + random.nextInt(150));
                }
                done.complete(null);
            } catch (InterruptedException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        }

        void end() {
            enough = true;
            done.join();
        }
    }

    @Override
    public void close() {
        try {
            if (deployment.process(Hop.GATEWAY).isAlive()) signatories.rest();
        } finally {
            deployment.close();
        }
    }
}
