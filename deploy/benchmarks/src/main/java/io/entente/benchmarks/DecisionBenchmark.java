package io.entente.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.Collection;

/** How long one decision takes, from JMH, in virtual machines of its own; nothing is started. */
final class DecisionBenchmark implements Benchmark {
    private static final double AIM_3 = 5;
    private static final double AIM_200 = 20;

    @Override
    public String name() {
        return "decision";
    }

    @Override
    public String measures() {
        return "mean microseconds of one decision under 3 agreements, under 200, and under 200 circles of the same two parties";
    }

    @Override
    public Outcome run(Bench bench) {
        ObjectNode figures = JsonNodeFactory.instance.objectNode();
        for (RunResult result : measured(bench))
            figures.put(
                    "us_" + result.getParams().getParam("under"),
                    Math.round(result.getPrimaryResult().getScore()) / 1000.0);
        return new Outcome(
                figures,
                figures.path("us_3_agreements").asDouble(AIM_3 + 1) <= AIM_3
                        && figures.path("us_200_agreements").asDouble(AIM_200 + 1) <= AIM_200);
    }

    private static Collection<RunResult> measured(Bench bench) {
        try {
            return new Runner(new OptionsBuilder()
                            .include("^" + Decide.class.getName().replace(".", "\\.") + "\\.decide$")
                            .warmupIterations(4)
                            .warmupTime(TimeValue.seconds(2))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.seconds(2))
                            .forks(2)
                            .jvmArgsAppend("-Dentente.root=" + bench.root())
                            .verbosity(VerboseMode.NORMAL)
                            .shouldFailOnError(true)
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new IllegalStateException("the decision could not be measured", e);
        }
    }
}
