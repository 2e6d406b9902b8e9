package io.entente.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.local.Options;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Behind {@code deploy/benchmarks/run}. The last line of standard output is one JSON object; the exit code is 0 if what
 * the benchmark promises holds, 1 if not, 2 for arguments that make no sense.
 */
public final class Run {
    static final List<Benchmark> ALL =
            List.of(new QuotasBenchmark(), new PullBenchmark(), new DecisionBenchmark(), new SecrecyBenchmark());

    private static final int PORT_BASE = 20400;

    private Run() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    static int run(List<String> arguments, PrintStream out) {
        List<String> names = new ArrayList<>(arguments);
        boolean fresh = names.remove("--fresh");
        int at = names.indexOf("--port-base");
        int portBase = PORT_BASE;
        if (at >= 0 && at + 1 < names.size() && names.get(at + 1).matches("[1-9][0-9]{3,4}")) {
            portBase = Integer.parseInt(names.get(at + 1));
            names.subList(at, at + 2).clear();
        }
        Optional<Benchmark> chosen = names.size() == 1
                ? ALL.stream()
                        .filter(benchmark -> benchmark.name().equals(names.get(0)))
                        .findFirst()
                : Optional.empty();
        if (chosen.isEmpty()) {
            out.println("deploy/benchmarks/run NAME [--fresh] [--port-base N], where NAME is one of");
            ALL.forEach(benchmark -> out.printf("  %-10s %s%n", benchmark.name(), benchmark.measures()));
            return 2;
        }
        Path root = Path.of(System.getProperty("entente.root", "."));
        return run(chosen.get(), new Options(root, portBase, fresh, false, false), out);
    }

    static int run(Benchmark benchmark, Options options, PrintStream out) {
        Outcome outcome;
        try (Bench bench = new Bench(options, out)) {
            bench.say(benchmark.name() + ": " + benchmark.measures());
            outcome = benchmark.run(bench);
        }
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("name", benchmark.name());
        line.setAll(outcome.figures());
        line.put("cores", Runtime.getRuntime().availableProcessors())
                .put("java", Runtime.version().toString());
        out.println(line);
        return outcome.holds() ? 0 : 1;
    }
}
