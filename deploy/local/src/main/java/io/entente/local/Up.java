package io.entente.local;

import io.entente.local.client.Endpoints;
import io.entente.local.story.Story;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Behind {@code deploy/up}. System properties: {@code entente.root} (the clone), {@code entente.terminal} (whether
 * standard output is one), {@code entente.download.seconds} (what the build spent downloading).
 */
public final class Up {
    private final Options options;
    private final PrintStream out;

    private Up(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            Checks.java(Runtime.version().feature());
            return new Up(Options.of(Path.of(System.getProperty("entente.root", ".")), arguments), System.out).run();
        } catch (Trouble trouble) {
            System.err.println(trouble.getMessage());
            return 1;
        }
    }

    private int run() {
        long start = System.nanoTime();
        out.println("Entente on this machine. All data is invented: EXERCISE.");
        out.println("The keys of all parties stand on this machine: this shows the mechanism, not independence.");
        out.println("Mode demo: the services accept loopback issuers and generated keys, which they refuse elsewhere.");
        try (Progress progress = new Progress(out, Boolean.getBoolean("entente.terminal"));
                Deployment deployment = Deployment.prepare(options, Cache.ofMachine(), progress)) {
            // Ctrl-C and TERM come here; a launcher that is killed leaves it to the death signals.
            Thread stop = new Thread(deployment::close, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            out.println("Data, secrets and keys: " + deployment.place().data());
            out.println("Logs: " + deployment.place().logs());
            deployment.up();
            progress.say("Everything runs after " + seconds(start) + " s, of which downloading took "
                    + (Integer.getInteger("entente.download.seconds", 0)
                            + deployment.download().toSeconds())
                    + " s.");
            boolean told = !options.story() || Story.run(deployment.endpoints(), out);
            if (!told) out.println("The story did not go as it should.");
            addresses(deployment);
            if (options.once()) {
                out.println("Stopping, as --once asks; deploy/up keeps everything running.");
                return told ? 0 : 1;
            }
            out.println("Ctrl-C stops everything; the data stays.");
            out.println("ready");
            deployment.watch();
            return 0;
        }
    }

    private static long seconds(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }

    private void addresses(Deployment deployment) {
        Endpoints endpoints = deployment.endpoints();
        out.println();
        endpoints.services().forEach((name, url) -> out.printf("  %-16s %s%n", name, url));
        endpoints.issuers().forEach((code, url) -> out.printf("  %-16s %s%n", "issuer " + code, url));
        out.println("  Sign-ins, people and systems: " + deployment.place().endpoints());
        out.println(
                "  deploy/token be-fgp-officer prints an access token; deploy/curl --as be-fgp-officer URL uses one.");
    }
}
