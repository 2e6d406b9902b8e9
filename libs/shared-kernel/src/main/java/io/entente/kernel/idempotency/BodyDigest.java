package io.entente.kernel.idempotency;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Notes what a keyed request's body says before anybody reads it. The framework holds it in memory by then. */
@Provider
class BodyDigest implements ReaderInterceptor {
    private final Attempt attempt;

    BodyDigest(Attempt attempt) {
        this.attempt = attempt;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (attempt.isKeyed()) {
            byte[] body = context.getInputStream().readAllBytes();
            attempt.carries(body);
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }
}
