package io.entente.kernel.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This use case takes effect once per {@code Idempotency-Key}. What it returns is kept in the transaction of the effect
 * and returned again for a repeated request, so that a process killed between commit and answer still gives the same
 * answer afterwards. Without a key nothing changes. Failures are not kept: the caller may mend the request and send it
 * again under the same key; an empty {@link java.util.Optional} is not kept either.
 *
 * <p>Stands beside {@code @WithTransaction @OwnRows}, on the transaction that carries the effect. A use case with more
 * than one asks {@link EarlierAnswer} first. The answer to the caller must follow from what is returned alone.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Once {}
