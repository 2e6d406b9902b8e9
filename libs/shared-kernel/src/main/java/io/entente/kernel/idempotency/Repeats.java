package io.entente.kernel.idempotency;

import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What {@link Once} does, for a use case that knows first whether its caller is given anything now: what was answered
 * before is not told again once it would be answered otherwise. Called inside the transaction of the effect.
 */
@ApplicationScoped
public class Repeats {
    private final Attempt attempt;
    private final KeptAnswers answers;

    Repeats(Attempt attempt, KeptAnswers answers) {
        this.attempt = attempt;
        this.answers = answers;
    }

    /**
     * @param given whether the caller is given anything now
     * @param useCase without an effect, and empty, where nothing is given
     * @return what this request was answered before, as long as anything is given, or else what the use case does now
     */
    public <T> Uni<Optional<T>> whileGiven(boolean given, Class<T> type, Supplier<Uni<Optional<T>>> useCase) {
        if (!attempt.isKeyed()) return useCase.get();
        // A key that is none is refused, whatever there is to see.
        attempt.key();
        if (!given) return useCase.get();
        return answers.claim(attempt).chain(kept -> kept.map(
                        answer -> Uni.createFrom().item(Optional.of(type.cast(answers.read(answer, type)))))
                .orElseGet(() -> useCase.get().call(result -> answers.keep(attempt, result))));
    }
}
