package io.entente.kernel.idempotency;

import io.entente.kernel.caller.OwnRows;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * For a use case that does something before the transaction of its effect: what was answered earlier is looked up
 * first, since the same preparation would now be refused. The effect itself is {@link Once}.
 */
@ApplicationScoped
public class EarlierAnswer {
    private final Attempt attempt;
    private final KeptAnswers answers;

    EarlierAnswer(Attempt attempt, KeptAnswers answers) {
        this.attempt = attempt;
        this.answers = answers;
    }

    /** @return what this request was answered earlier, or else what the use case does now */
    public <T> Uni<T> or(Class<T> type, Supplier<Uni<T>> useCase) {
        return Uni.createFrom()
                .deferred(() -> attempt.isKeyed()
                        ? kept().chain(kept -> kept.map(
                                        answer -> Uni.createFrom().item(type.cast(answers.read(answer, type))))
                                .orElseGet(useCase))
                        : useCase.get());
    }

    @WithTransaction
    @OwnRows
    Uni<Optional<String>> kept() {
        return answers.kept(attempt);
    }
}
