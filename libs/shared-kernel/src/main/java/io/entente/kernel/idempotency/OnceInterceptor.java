package io.entente.kernel.idempotency;

import io.smallrye.mutiny.Uni;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Runs inside the transaction, once it is known whose rows are seen (a higher priority number than {@code @OwnRows}'). */
@Once
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 100)
class OnceInterceptor {
    private final Attempt attempt;
    private final KeptAnswers answers;

    OnceInterceptor(Attempt attempt, KeptAnswers answers) {
        this.attempt = attempt;
        this.answers = answers;
    }

    @AroundInvoke
    Object once(InvocationContext useCase) throws Exception {
        if (!(useCase.getMethod().getGenericReturnType() instanceof ParameterizedType returned)
                || returned.getRawType() != Uni.class)
            throw new IllegalStateException("@Once stands on methods that return a Uni");
        if (!attempt.isKeyed()) return useCase.proceed();
        Type type = returned.getActualTypeArguments()[0];
        return answers.claim(attempt)
                .chain(kept -> kept.map(answer -> Uni.createFrom().<Object>item(answers.read(answer, type)))
                        .orElseGet(() -> proceed(useCase).call(result -> answers.keep(attempt, result))));
    }

    private static Uni<Object> proceed(InvocationContext useCase) {
        try {
            return ((Uni<?>) useCase.proceed()).map(result -> result);
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
