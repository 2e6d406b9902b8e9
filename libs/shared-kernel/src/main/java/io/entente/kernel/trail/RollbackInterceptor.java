package io.entente.kernel.trail;

import io.entente.kernel.caller.OwnRows;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Runs outside the use case's transaction (a lower priority number than {@code @WithTransaction}'s): when that fails, at
 * the commit too, the event it wrote is gone with it.
 */
@OwnRows
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class RollbackInterceptor {
    private final Noted noted;

    RollbackInterceptor(Noted noted) {
        this.noted = noted;
    }

    @AroundInvoke
    Object around(InvocationContext useCase) throws Exception {
        Object outcome = useCase.proceed();
        return outcome instanceof Uni<?> uni ? uni.onFailure().invoke(noted::rolledBack) : outcome;
    }
}
