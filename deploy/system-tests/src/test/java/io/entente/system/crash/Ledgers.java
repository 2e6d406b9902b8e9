package io.entente.system.crash;

import io.entente.local.client.Endpoints;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Numbers from the three databases, read by their owners: what no client is shown. */
final class Ledgers {
    private final Endpoints.Postgres postgres;

    Ledgers(Endpoints endpoints) {
        this.postgres = endpoints.postgres();
    }

    /** Messages that wait to be sent, in all three services. */
    long waiting() {
        return one("cases", "select count(*) from outbox")
                + one("gateway", "select count(*) from outbox")
                + one("audit", "select count(*) from outbox");
    }

    /** Feeds that are to be evaluated again by now. */
    long due() {
        return one("gateway", "select count(*) from feed_job where due_at <= now()");
    }

    /** How far the log's indexes are from 0, 1, 2 and so on. */
    long gaps() {
        return one("audit", "select coalesce(max(index) + 1, 0) - count(*) from ledger.entry");
    }

    long eventsTwice() {
        return one("audit", "select count(*) - count(distinct (source, event_id)) from ledger.entry");
    }

    long referrals() {
        return one("cases", "select count(*) from referral");
    }

    long releases() {
        return one(
                "cases",
                "select count(*) from version where state in ('RELEASED', 'SUPERSEDED') and released_at is not null");
    }

    long events(String type) {
        return one("audit", "select count(distinct event_id) from sets.seen_event where type = '" + type + "'");
    }

    private long one(String database, String query) {
        Properties properties = new Properties();
        String owner = database + "_owner";
        properties.setProperty("user", owner);
        properties.setProperty("password", postgres.databases().get(database).get(owner));
        properties.setProperty("sslmode", "require");
        String url = "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/" + database;
        try (Connection connection = new org.postgresql.Driver().connect(url, properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
