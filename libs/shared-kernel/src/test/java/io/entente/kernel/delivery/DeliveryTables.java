package io.entente.kernel.delivery;

import io.entente.kernel.testing.TestStack;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables that every service's first migration makes for the kernel. */
public final class DeliveryTables {
    /** Whoever holds it keeps the relay from taking anything out of the outbox. */
    public static final long RELAY_LOCK = 0x656E74656E7465L;

    private static final String TABLES = """
        create table if not exists outbox (position bigint generated always as identity primary key,
            id uuid not null unique, address varchar(64) not null, order_key varchar(64) not null,
            body varchar not null, created_at timestamptz not null default now());
        create table if not exists inbox (source varchar(64) not null, id uuid not null,
            taken_at timestamptz not null default now(), primary key (source, id));
        create table if not exists taken (id uuid not null, number int not null);
        grant insert on outbox to cases_web;
        grant select, insert, delete on outbox to cases_worker;
        grant select, insert on taken to cases_worker;
        grant select, insert, delete on inbox to cases_worker;
        """;

    private DeliveryTables() {}

    public static void create(TestStack stack) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute(TABLES);
        }
    }
}
