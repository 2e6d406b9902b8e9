package io.entente.system.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entente.kernel.json.CanonicalJson;
import io.entente.local.client.Endpoints;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;

/** Numbers from the three databases, read by their owners: what no client is shown. */
final class Ledgers {
    private static final String CLOCKS = """
            select id || ' ' || revision || ' ' || extract(epoch from due_at) || ' '
                || coalesce(extract(epoch from answered_at), 0)
            from response_clock where %s = '%s' order by id
            """;

    private static final String HEARD = """
            select unnest(array[cast(number as varchar), cast(json_build_object(
                'policy', policy, 'register', register, 'issuers', cast(issuers as json),
                'standing', string_to_array(standing, ',')) as varchar)])
            from announced_policy
            """;

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

    /** Ids of the messages that wait to be sent to one address. */
    List<String> waiting(String database, String address) {
        return all(database, "select id from outbox where address = '" + address + "' order by position");
    }

    /** Ids of what the gateway took from the owners' services. */
    List<String> takenByTheGateway() {
        return all("gateway", "select id from inbox");
    }

    /** Ids of the events in the log, in its order. */
    List<String> logged() {
        return all("audit", "select event_id from ledger.entry order by index");
    }

    /** How many versions the gateway has of some records. */
    long shelved(Collection<String> records) {
        return one(
                "gateway",
                "select count(*) from shelf_version where record in ('" + String.join("', '", records) + "')");
    }

    /** Versions that the gateway took before the one below them. */
    long shelvedTooEarly() {
        return one("gateway", """
                select count(*) from (select received_at < lag(received_at) over (partition by record order by version)
                    as early from shelf_version) as version where early
                """);
    }

    /** Feeds that are to be evaluated again by now. */
    long due() {
        return one("gateway", "select count(*) from feed_job where due_at <= now()");
    }

    /** Queries and clocks of which owners are to be told. */
    long untold() {
        return one("gateway", "select count(*) from query_due where due_at <= now()")
                + one("gateway", "select count(*) from response_clock where announced < revision");
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

    long referralsOf(String agency) {
        return one("cases", "select count(*) from referral where agency = '" + agency + "'");
    }

    /** The clocks of a record as the gateway has them: how often each changed, until when it runs, when it was answered. */
    List<String> clocksAtTheGateway(String record) {
        return all("gateway", CLOCKS.formatted("record", record));
    }

    /** The same as the owner has them. */
    List<String> clocksAtTheOwner(String record) {
        return all("cases", CLOCKS.formatted("referral", record));
    }

    /** Version, number and day of the review of a record that counts with the gateway; none for a record without. */
    List<String> reviewed(String record) {
        return all(
                "gateway",
                "select reviewed_version || ' ' || review_number || ' ' || reviewed_until from shelf_record"
                        + " where reviewed_version is not null and record = '" + record + "'");
    }

    /** What parties did to agreements since an instant: suspensions, lifted or not. */
    long suspensions(Instant since) {
        return one("gateway", "select count(*) from agreement_suspension where suspended_at >= '" + since + "'");
    }

    /** The same: suspensions that were lifted. */
    long lifts(Instant since) {
        return one("gateway", "select count(*) from agreement_lift where lifted_at >= '" + since + "'");
    }

    /** Number and hash of the policy that the gateway announced last. */
    String announced() {
        return all("gateway", "select number || ' ' || hash from policy_announcement")
                .get(0);
    }

    /** The same of the policy that the owners' service goes by; its hash is made anew of all that it kept. */
    String heard() {
        List<String> policy = all("cases", HEARD);
        return policy.isEmpty() ? "none" : policy.get(0) + " " + CanonicalJson.hash(json(policy.get(1)));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    long releases() {
        return one(
                "cases",
                "select count(*) from version where state in ('RELEASED', 'SUPERSEDED') and released_at is not null");
    }

    long events(String type) {
        return events(type, Instant.EPOCH);
    }

    /** Of what happened since an instant. */
    long events(String type, Instant since) {
        return one(
                "audit",
                "select count(distinct event_id) from sets.seen_event where type = '" + type + "' and occurred_at >= '"
                        + since + "'");
    }

    private long one(String database, String query) {
        return Long.parseLong(all(database, query).get(0));
    }

    private List<String> all(String database, String query) {
        Properties properties = new Properties();
        String owner = database + "_owner";
        properties.setProperty("user", owner);
        properties.setProperty("password", postgres.databases().get(database).get(owner));
        properties.setProperty("sslmode", "require");
        String url = "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/" + database;
        try (Connection connection = new org.postgresql.Driver().connect(url, properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
