package io.entente.kernel.caller;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The transaction of this use case sees the caller's rows alone: PostgreSQL's row-level security is told the caller's
 * agency and jurisdiction before anything else runs. Stands beside {@code @WithTransaction}; without it the web role
 * sees nothing.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnRows {}
