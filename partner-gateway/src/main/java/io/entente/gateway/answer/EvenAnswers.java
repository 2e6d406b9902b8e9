package io.entente.gateway.answer;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.Set;

/**
 * How much is done for an answer depends on what there is, hidden things too, and how long that takes would tell of them.
 * So every answer leaves at a multiple of a step after its question came in: whatever is done within a step looks alike
 * (P7). It holds nothing while it waits; what it tells is on record already. Who is refused before anything was looked
 * for is told at once.
 */
class EvenAnswers {
    private static final String CAME = EvenAnswers.class.getName() + ".came";
    private static final long MILLISECOND = 1_000_000;
    private static final Set<Integer> AT_ONCE = Set.of(401, 403, 429);

    private final Duration step;

    EvenAnswers(AnswerSettings settings) {
        this.step = settings.step();
    }

    @ServerRequestFilter(preMatching = true)
    void came(ContainerRequestContext request) {
        request.setProperty(CAME, System.nanoTime());
    }

    @ServerResponseFilter
    Uni<Void> leave(ContainerRequestContext request, ContainerResponseContext response) {
        boolean looked = !step.isZero() && !AT_ONCE.contains(response.getStatus());
        if (!looked || !(request.getProperty(CAME) instanceof Long came))
            return Uni.createFrom().voidItem();
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(left(Duration.ofNanos(System.nanoTime() - came), step));
    }

    /** @return the time until the next multiple of the step, in the whole milliseconds that a timer knows, never none */
    static Duration left(Duration taken, Duration step) {
        long nanos = step.toNanos() - taken.toNanos() % step.toNanos();
        return Duration.ofMillis((nanos + MILLISECOND - 1) / MILLISECOND);
    }
}
