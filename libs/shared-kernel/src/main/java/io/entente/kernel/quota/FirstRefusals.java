package io.entente.kernel.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import jakarta.inject.Singleton;

/**
 * Tells the first refusal of a caller within a window from those that follow. The first becomes an event like any
 * refused call; if every one did, a flood of refused calls would be a flood of writes.
 */
@Singleton
class FirstRefusals {
    private final Cache<String, Boolean> told;

    FirstRefusals(QuotaSettings settings, Stopwatch watch) {
        this.told = Caffeine.newBuilder()
                .maximumSize(settings.clientsKept())
                .expireAfterWrite(settings.client().window())
                .ticker(watch::nanos)
                .executor(Runnable::run)
                .build();
    }

    boolean first(String caller) {
        return told.asMap().putIfAbsent(caller, Boolean.TRUE) == null;
    }
}
