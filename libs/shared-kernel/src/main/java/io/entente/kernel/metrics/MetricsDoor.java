package io.entente.kernel.metrics;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Tells what was counted, in the text form that Prometheus reads, through a door of its own: where partners call there is
 * no such path. There is no door unless the operator names its port.
 */
@ApplicationScoped
public class MetricsDoor {
    private static final String PATH = "/metrics";
    private static final String FORM = "text/plain; version=0.0.4; charset=utf-8";
    private static final int BEFORE_WORK_BEGINS = 100;

    private final Vertx vertx;
    private final String host;
    private final Optional<Integer> wanted;
    private @Nullable PrometheusMeterRegistry counted;
    private @Nullable HttpServer server;

    /** @param wanted 0 for any that is free */
    MetricsDoor(
            Vertx vertx,
            @ConfigProperty(name = "entente.metrics.host") String host,
            @ConfigProperty(name = "entente.metrics.port") Optional<Integer> wanted) {
        this.vertx = vertx;
        this.host = host;
        this.wanted = wanted;
    }

    /** Fails, and the service with it, if it cannot have its port. */
    void open(@Observes @Priority(BEFORE_WORK_BEGINS) StartupEvent start) {
        wanted.ifPresent(this::open);
    }

    private void open(int at) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Metrics.addRegistry(registry);
        counted = registry;
        server = vertx.createHttpServer(new HttpServerOptions().setHost(host).setPort(at))
                .requestHandler(request -> answer(registry, request))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void answer(PrometheusMeterRegistry registry, HttpServerRequest request) {
        if (request.method() == HttpMethod.GET && PATH.equals(request.path()))
            request.response().putHeader("Content-Type", FORM).end(registry.scrape());
        else request.response().setStatusCode(404).end();
    }

    /** @return the port it stands at; empty if there is none */
    public Optional<Integer> port() {
        return Optional.ofNullable(server).map(HttpServer::actualPort);
    }

    void close(@Observes ShutdownEvent stop) {
        if (server != null) server.close();
        if (counted != null) Metrics.removeRegistry(counted);
        // What is counted is the process's: another service in it, as tests start one after another, counts for itself.
        Metrics.globalRegistry.clear();
    }
}
