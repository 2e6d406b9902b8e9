package io.entente.kernel.service;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Ready is who can reach the database now. Asked over the worker's pool, as the framework would ask over JDBC. */
@Readiness
@ApplicationScoped
class DatabaseAnswers implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool worker;

    DatabaseAnswers(@ReactiveDataSource("worker") Pool worker) {
        this.worker = worker;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return worker.withConnection(connection -> connection.query("select 1").execute())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> true)
                .onFailure()
                .recoverWithItem(false)
                .map(up -> HealthCheckResponse.named("database").status(up).build());
    }
}
