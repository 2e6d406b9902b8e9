package io.entente.gateway.agreement;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import jakarta.enterprise.context.ApplicationScoped;

/** Ready is who knows its agreements. */
@Readiness
@ApplicationScoped
class AgreementsReady implements HealthCheck {
    private final AgreementsTaken taken;

    AgreementsReady(AgreementsTaken taken) {
        this.taken = taken;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("agreements").status(taken.already()).build();
    }
}
