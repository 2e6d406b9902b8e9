package io.entente.kernel.service;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * What PostgreSQL acknowledges is on the disk (P6), in the demo too. Asked as both roles, because
 * {@code synchronous_commit} can be switched off for one of them.
 */
@Singleton
class DurableDatabase implements StartRule {
    private static final String SWITCHED_OFF = """
            select name from pg_settings
            where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name
            """;

    private final Pool web;
    private final Pool worker;

    DurableDatabase(Pool web, @ReactiveDataSource("worker") Pool worker) {
        this.web = web;
        this.worker = worker;
    }

    @Override
    public boolean holdsForTheDemo() {
        return true;
    }

    @Override
    public List<String> faults() {
        return Stream.of(new Session(Roles.WEB, web), new Session(Roles.WORKER, worker))
                .flatMap(session -> session.rows(SWITCHED_OFF).stream())
                .map(row -> row.getString(0))
                .distinct()
                .map(setting -> "PostgreSQL runs with " + setting + " off and loses what it has acknowledged: set "
                        + setting + " to on, for the server, the database and the role.")
                .toList();
    }
}
