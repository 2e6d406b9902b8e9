package io.entente.benchmarks;

import io.entente.policy.agreement.Agreements;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Policy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One decision about one record: what {@code deploy/benchmarks/run decision} measures. JMH extends it, so it is open. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Decide {
    static final String CIRCLES = "200_circles";

    @Param({"3_agreements", "200_agreements", CIRCLES})
    String under;

    private Agreements inForce = Agreements.NONE;
    private List<Question> questions = List.of();
    private int next;

    /** @throws IOException when the agreements of the repository cannot be read */
    @Setup
    public void read() throws IOException {
        Neighbours neighbours = new Neighbours(Path.of(System.getProperty("entente.root", ".")));
        int count = Integer.parseInt(under.substring(0, under.indexOf('_')));
        boolean circles = under.equals(CIRCLES);
        inForce = circles ? neighbours.circles(count) : neighbours.agreements(count);
        questions = circles ? Question.ofCircles() : Question.all();
        for (Question question : questions) question.check(decide(question));
    }

    /** The questions in turn: what is disclosed, pointed at and withheld, at different depths. */
    @Benchmark
    public Decision decide() {
        next = next + 1 == questions.size() ? 0 : next + 1;
        return decide(questions.get(next));
    }

    private Decision decide(Question question) {
        return Policy.decide(question.request(), question.labels(), inForce, Consents.NONE);
    }
}
