package io.entente.kernel.service;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;

/**
 * Refuses to start a service that could not keep its promises. Runs before messages are taken and before the port is
 * opened, and names every fault at once, so that an operator mends them in one go.
 */
@ApplicationScoped
class StartRules {
    private final List<StartRule> rules;
    private final Settings settings;

    StartRules(@All List<StartRule> rules, Settings settings) {
        this.rules = rules;
        this.settings = settings;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        Mode mode = Mode.of(settings.value(Mode.SETTING));
        List<String> faults = rules.stream()
                .filter(rule -> mode.isProduction() || rule.holdsForTheDemo())
                .flatMap(rule -> rule.faults().stream())
                .toList();
        if (!faults.isEmpty()) throw new RefusedStart(faults);
    }
}
