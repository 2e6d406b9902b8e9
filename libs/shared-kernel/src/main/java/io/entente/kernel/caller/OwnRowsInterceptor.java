package io.entente.kernel.caller;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Runs inside the transaction (a higher priority number than {@code @WithTransaction}'s). */
@OwnRows
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class OwnRowsInterceptor {
    private final Caller caller;

    OwnRowsInterceptor(Caller caller) {
        this.caller = caller;
    }

    @AroundInvoke
    Object within(InvocationContext useCase) throws Exception {
        if (!Uni.class.isAssignableFrom(useCase.getMethod().getReturnType()))
            throw new IllegalStateException("@OwnRows stands on methods that return a Uni");
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select set_config('entente.agency', ?1, true)"
                                        + " || set_config('entente.jurisdiction', ?2, true)",
                                String.class)
                        .setParameter(1, caller.agency().value())
                        .setParameter(2, caller.jurisdiction().value())
                        .getSingleResult())
                .chain(ignored -> proceed(useCase));
    }

    private static Uni<?> proceed(InvocationContext useCase) {
        try {
            return (Uni<?>) useCase.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
