package io.entente.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.key.Signer;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import static org.awaitility.Awaitility.await;

/** The owners and partners of a test: what they send, ask and are told. */
public final class Partners {
    /** What failed by chance is put off for a minute, and then done. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Tests count thousands of times, and to connect takes longer than to count: one connection is kept. */
    private static final Lock READING = new ReentrantLock();

    private static @Nullable Connection reading;
    private static @Nullable TestStack readFrom;

    private final TestStack stack;

    public Partners(TestStack stack) {
        this.stack = stack;
    }

    /** Releases a version and returns when it is on the shelf and the feeds have followed. */
    public void release(RecordTestData data) {
        shelve(data);
        feedsFollowed(data.id());
    }

    /** Releases a version and returns when it is on the shelf, wherever the feeds are. */
    public void shelve(RecordTestData data) {
        send(data);
        shelved(data);
    }

    /** Returns when the version, sent before, is on the shelf. */
    public void shelved(RecordTestData data) {
        await().atMost(PATIENCE)
                .until(() -> count("shelf_version where version_id = '" + data.versionId() + "'") == 1
                        && count("node_heard where node = 'case-service'") == 1);
    }

    public WireEvent send(RecordTestData data) {
        return stack.others()
                .send(Address.RECORD_RELEASED, UUID.randomUUID(), data.id().toString(), data.message(stack.keys()));
    }

    /** Sends a record whose statement is signed with any key. */
    public WireEvent send(RecordTestData data, Signer signer) {
        return stack.others()
                .send(Address.RECORD_RELEASED, UUID.randomUUID(), data.id().toString(), data.message(signer));
    }

    /** Recalls this version and all before it, and returns when the tombstone stands and the feeds have followed. */
    public void recall(RecordTestData data) {
        sendRecall(data);
        recalled(data);
    }

    public void sendRecall(RecordTestData data) {
        stack.others()
                .send(Address.RECORD_RECALLED, UUID.randomUUID(), data.id().toString(), data.recall());
    }

    /** Returns when the tombstone, sent before, stands and the feeds have followed. */
    public void recalled(RecordTestData data) {
        await().atMost(PATIENCE).until(() -> isRecalled(data));
        feedsFollowed(data.id());
    }

    public boolean isRecalled(RecordTestData data) {
        return count("shelf_record where record = '" + data.id() + "' and recalled_to >= " + data.version()) == 1;
    }

    /** Reviews this version on a day, and returns when the gateway has it and the feeds have followed. */
    public void review(RecordTestData data, int number, LocalDate on, LocalDate until) {
        stack.others()
                .send(
                        Address.RECORD_REVIEWED,
                        UUID.randomUUID(),
                        data.id().toString(),
                        data.review(stack.keys(), number, on, until));
        await().atMost(PATIENCE)
                .until(() -> count("shelf_record where record = '" + data.id() + "' and review_number = " + number
                                + " and reviewed_until = '" + until + "'")
                        == 1);
        feedsFollowed(data.id());
    }

    /** Erases the record, and returns when nothing of it is on the shelf and the feeds have followed. */
    public void erase(RecordTestData data) {
        stack.others().send(Address.RECORD_ERASED, UUID.randomUUID(), data.id().toString(), data.erasure());
        await().atMost(PATIENCE)
                .until(() -> count("shelf_record where record = '" + data.id() + "' and erased_at is not null") == 1);
        feedsFollowed(data.id());
    }

    /** Returns when nothing waits to be sent. */
    public void everythingSent() {
        await().atMost(PATIENCE).until(() -> count("outbox") == 0);
    }

    /** Takes what was sent to others: no events that another test would have to read first. */
    public void leaveNothingToRead() {
        everythingSent();
        for (Address address : Address.values())
            if (address.producer().equals("partner-gateway") && address.life().isEmpty())
                stack.others().forget(address);
    }

    /** Returns when nothing is left to do for the record, and nothing of it was put off. */
    public void feedsFollowed(RecordId record) {
        await().atMost(PATIENCE)
                .until(() -> count("feed_job where record = '" + record + "' and due_at <= now() + interval '1 minute'")
                        == 0);
    }

    /** Returns when nothing is left to do for an agency's feed: what other tests began has an end. */
    public void feedIsQuiet(String agency) {
        await().atMost(PATIENCE)
                .until(() -> count("(select 1 from feed_job where agency = '" + agency
                                + "' and due_at <= now() + interval '1 minute' union all select 1 from feed_sighting"
                                + " where agency = '" + agency + "') as left_to_do")
                        == 0);
    }

    /** @return an analyst of HSI, asking for drug trafficking */
    public RequestSpecification hsi() {
        return hsi("drug-trafficking");
    }

    public RequestSpecification hsi(String purpose) {
        return analyst("US", "us-hsi", purpose);
    }

    public RequestSpecification analyst(String jurisdiction, String agency, String purpose) {
        return RestAssured.given()
                .auth()
                .oauth2(stack.issuers().token(jurisdiction, agency, agency + "-analyst", "partner-analyst"))
                .header("Entente-Purpose", purpose)
                .header("Entente-Justification", "EXERCISE-2026-17");
    }

    /** @return what an event says to the side that asked, by name */
    public static Map<String, JsonNode> asker(WireEvent event) {
        Map<String, JsonNode> said = new HashMap<>();
        event.data().path("sets").path("asker").forEach(encoded -> {
            Disclosed disclosed = Disclosed.parse(encoded.textValue());
            said.put(disclosed.name(), disclosed.value());
        });
        return said;
    }

    /** @return the event of the answered request, by name of what it says; the owner's part included */
    public Map<String, JsonNode> eventOf(Response answered) {
        String disclosure = answered.header("Entente-Disclosure");
        while (true) {
            JsonNode data = stack.others().receive(Address.AUDIT_GATEWAY).data();
            Map<String, JsonNode> said = new HashMap<>();
            data.path("sets")
                    .forEach(set -> set.forEach(encoded -> {
                        Disclosed disclosed = Disclosed.parse(encoded.textValue());
                        said.put(disclosed.name(), disclosed.value());
                    }));
            said.put("entitled", data.path("entitled"));
            if (said.get("disclosure").asText().equals(disclosure)) return said;
        }
    }

    public long count(String fromWhere) {
        return Long.parseLong(texts("select count(*) from " + fromWhere).get(0));
    }

    /** Whether every originator was told of what was asked for, but for what another test made impossible and was put off. */
    public boolean everyOwnerIsTold() {
        return count("query_due where due_at not between clock_timestamp() and clock_timestamp() + interval '1 minute'")
                == 0;
    }

    /** @return the one column that is asked for, as the superuser sees it, whom no policy holds */
    public List<String> texts(String sql) {
        // Where another thread is at it, waiting could be for what waits for this one.
        if (!READING.tryLock()) return textsByTheWay(sql);
        try {
            return texts(sql, kept());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            READING.unlock();
        }
    }

    /** Not the owner's, who leaves when it has migrated. */
    private Connection kept() throws SQLException {
        Connection last = reading;
        if (last == null || readFrom != stack || !last.isValid(1)) {
            if (last != null) last.close();
            last = stack.postgres().asAdmin(stack.database());
            reading = last;
            readFrom = stack;
        }
        return last;
    }

    private List<String> textsByTheWay(String sql) {
        try (Connection admin = stack.postgres().asAdmin(stack.database())) {
            return texts(sql, admin);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(String sql, Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) texts.add(rows.getString(1));
            return texts;
        }
    }

    public void execute(String role, String sql) throws SQLException {
        try (Connection connection = stack.as(role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
