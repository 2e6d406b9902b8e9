package io.entente.kernel.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entente.kernel.database.Outage;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.OwnKey;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.lang.reflect.Type;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The answers given under a key, in table {@code kept_answer} under row-level security, closed with the agency's own data
 * key. Everything here happens in the caller's transaction: a key is taken, and its answer kept, if and only if the effect
 * commits.
 */
@ApplicationScoped
class KeptAnswers {
    /** Waits for another transaction that holds the key. A row without an answer belongs to nobody any more. */
    private static final String CLAIM = """
            insert into kept_answer (agency, officer, key, request) values (?1, ?2, ?3, ?4)
            on conflict (agency, officer, key)
            do update set request = excluded.request, kept_at = excluded.kept_at where kept_answer.answer is null\
            """;

    private static final String KEPT = """
            select request, answer from kept_answer
            where agency = ?1 and officer = ?2 and key = ?3 and answer is not null\
            """;
    private static final String KEEP =
            "update kept_answer set answer = ?4, about = ?5 where agency = ?1 and officer = ?2 and key = ?3";
    /** Nothing that was closed is empty. */
    private static final String ERASED = "";

    private static final String ERASE = "update kept_answer set answer = '' where about = ?1";
    /** How long somebody waits for another who is at it; a transaction is far shorter. */
    private static final String PATIENCE = "3s";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final OwnKey ownKey;
    private final ObjectMapper json;

    KeptAnswers(OwnKey ownKey, ObjectMapper json) {
        this.ownKey = ownKey;
        this.json = json;
    }

    /** @return what was answered to this very request before; empty if the key is now this attempt's */
    Uni<Optional<String>> claim(Attempt attempt) {
        String key = attempt.key();
        return ownKey.of(attempt.agency()).chain(closing -> Panache.getSession().chain(session -> waiting(
                        session, PATIENCE)
                .chain(() -> session.createNativeQuery(CLAIM)
                        .setParameter(1, attempt.agency().value())
                        .setParameter(2, attempt.officer())
                        .setParameter(3, key)
                        .setParameter(4, RequestForm.DECLARED.mark(attempt, closing))
                        .executeUpdate())
                .onFailure(KeptAnswers::isTooLong)
                .transform(waited -> Problems.keyInProgress().asException())
                .call(() -> waiting(session, "0"))
                .chain(claimed -> claimed == 1 ? Uni.createFrom().item(Optional.empty()) : kept(attempt, closing))));
    }

    /** @return what was answered to this very request before */
    Uni<Optional<String>> kept(Attempt attempt) {
        return ownKey.of(attempt.agency()).chain(closing -> kept(attempt, closing));
    }

    private Uni<Optional<String>> kept(Attempt attempt, DataKey closing) {
        String key = attempt.key();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEPT, Tuple.class)
                        .setParameter(1, attempt.agency().value())
                        .setParameter(2, attempt.officer())
                        .setParameter(3, key)
                        .getResultList())
                .map(rows -> sameRequest(attempt, closing, rows));
    }

    Uni<Void> keep(Attempt attempt, @Nullable Object result) {
        Object told = result instanceof Optional<?> optional ? optional.orElse(null) : result;
        if (result instanceof Optional<?> && told == null)
            return Uni.createFrom().voidItem();
        String answer = write(result);
        UUID about = told instanceof AboutRecord shown ? shown.aboutRecord().value() : null;
        return ownKey.of(attempt.agency())
                .chain(closing -> Panache.getSession().chain(session -> session.createNativeQuery(KEEP)
                        .setParameter(1, attempt.agency().value())
                        .setParameter(2, attempt.officer())
                        .setParameter(3, attempt.key())
                        .setParameter(4, RequestForm.DECLARED.close(attempt, closing, answer))
                        .setParameter(5, about)
                        .executeUpdate()))
                .replaceWithVoid();
    }

    /** Leaves of each answer about a record no more than that there was one. */
    Uni<Void> erase(RecordId record) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ERASE)
                        .setParameter(1, record.value())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Nullable
    Object read(String answer, Type type) {
        try {
            return json.readValue(answer, json.constructType(type));
        } catch (JsonProcessingException e) {
            // Without the cause: it quotes the answer.
            throw new IllegalStateException("an answer was kept that cannot be read as " + type.getTypeName());
        }
    }

    private String write(@Nullable Object result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is answered is always JSON");
        }
    }

    private static Optional<String> sameRequest(Attempt attempt, DataKey closing, List<Tuple> rows) {
        if (rows.isEmpty()) return Optional.empty();
        String request = rows.get(0).get(0, String.class);
        List<RequestForm> same = Arrays.stream(RequestForm.values())
                .filter(form -> form.mark(attempt, closing).equals(request))
                .toList();
        if (same.isEmpty()) throw Problems.keyReused().asException();
        String answer = rows.get(0).get(1, String.class);
        if (answer.equals(ERASED)) throw Problems.answerErased().asException();
        return Optional.of(same.stream()
                .flatMap(form -> form.opened(attempt, closing, answer).stream())
                .findFirst()
                .orElseGet(() -> unopened(attempt, closing, answer, same)));
    }

    /** What looks like an older form's and does not open is today's, of a request that declared nothing. */
    private static String unopened(Attempt attempt, DataKey closing, String answer, List<RequestForm> same) {
        if (!same.contains(RequestForm.DECLARED)) throw Problems.keyReused().asException();
        return RequestForm.DECLARED.open(attempt, closing, answer);
    }

    private static Uni<Void> waiting(Session session, String patience) {
        return session.createNativeQuery("select set_config('lock_timeout', ?1, true)", String.class)
                .setParameter(1, patience)
                .getSingleResult()
                .replaceWithVoid();
    }

    private static boolean isTooLong(Throwable failure) {
        return Outage.sqlState(failure).filter(LOCK_NOT_AVAILABLE::equals).isPresent()
                || Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof SQLException refused
                                && LOCK_NOT_AVAILABLE.equals(refused.getSQLState()));
    }
}
