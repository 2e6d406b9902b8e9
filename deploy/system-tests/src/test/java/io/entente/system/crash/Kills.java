package io.entente.system.crash;

import io.entente.system.Clone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Behind {@code deploy/system-tests/crash}: many kills, each with a seed of its own, until one goes wrong. */
public final class Kills {
    private int kills = 10;
    private long seed = new Random().nextInt(Integer.MAX_VALUE);
    private List<Hop> hops = Hop.all();

    private Kills(String[] arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) throw new IllegalArgumentException(arguments[i] + " needs a value");
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--kills" -> kills = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--hop" -> hops = List.of(Hop.of(value));
                default -> throw new IllegalArgumentException("Unknown argument " + arguments[i]);
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        Kills kills;
        try {
            kills = new Kills(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + ": see deploy/system-tests/crash --help.");
            System.exit(2);
            return;
        }
        System.exit(kills.run() ? 0 : 1);
    }

    private boolean run() throws IOException {
        Path log = Clone.ROOT.resolve("deploy/system-tests/target/crash.log");
        Files.createDirectories(log.getParent());
        System.out.println(kills + " kills with seed " + seed + " (log: " + log + ")");
        try (PrintStream out = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
                Arena arena = Arena.open(out)) {
            Instant begun = Instant.now();
            for (int n = 0; n < kills; n++) {
                // Kill n of seed s is kill 0 of seed s + n: one number repeats it.
                Hop hop = hops.get(Math.floorMod(seed + n, hops.size()));
                arena.kill(hop, seed + n);
                System.out.printf(
                        "%d/%d %s, seed %d, %d s%n",
                        n + 1,
                        kills,
                        hop,
                        seed + n,
                        Duration.between(begun, Instant.now()).toSeconds());
            }
            System.out.println(kills + " kills, nothing lost, nothing twice; seed " + seed);
            return true;
        } catch (RuntimeException e) {
            System.out.println("Stopped: " + e.getMessage());
            return false;
        }
    }
}
