package io.entente.gateway.consent;

import io.entente.gateway.Partners;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.Dependent;

/** Lets tests of other features have an originator that answers. */
@Dependent
public class Originators {
    private final Pool worker;
    private final ReceiveAnswered receiver;

    Originators(@ReactiveDataSource("worker") Pool worker, ReceiveAnswered receiver) {
        this.worker = worker;
        this.receiver = receiver;
    }

    public Originator with(Partners partners) {
        return new Originator(partners, worker, receiver);
    }
}
