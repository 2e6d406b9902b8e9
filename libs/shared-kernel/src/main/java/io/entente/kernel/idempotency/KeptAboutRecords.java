package io.entente.kernel.idempotency;

import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

/** What is kept of answers about records, for whoever erases one. */
@ApplicationScoped
public class KeptAboutRecords {
    private final KeptAnswers answers;

    KeptAboutRecords(KeptAnswers answers) {
        this.answers = answers;
    }

    /**
     * Empties every kept answer of the caller's agency that is {@link AboutRecord}, in the caller's transaction. Who repeats
     * such a request gets 410 {@code answer-erased}, and it takes no effect again.
     */
    public Uni<Void> erase(RecordId record) {
        return answers.erase(record);
    }
}
