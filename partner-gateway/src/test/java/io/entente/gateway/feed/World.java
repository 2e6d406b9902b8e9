package io.entente.gateway.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.agreement.AgreementTestData;
import io.entente.gateway.agreement.AgreementsTaken;
import io.entente.gateway.agreement.SignedAgreements;
import io.entente.gateway.clock.FollowRequests;
import io.entente.gateway.consent.Spoken;
import io.entente.gateway.decision.Looking;
import io.entente.gateway.decision.Pulls;
import io.entente.gateway.decision.Views;
import io.entente.gateway.feed.Cursors.Place;
import io.entente.gateway.feed.PlainAgreements.Stop;
import io.entente.gateway.presence.SignsOfLife;
import io.entente.gateway.shelf.Deliveries;
import io.entente.gateway.shelf.Picking;
import io.entente.gateway.shelf.Provenance;
import io.entente.gateway.shelf.RecallListener;
import io.entente.gateway.shelf.Shelf;
import io.entente.gateway.shelf.ShelfKeys;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Issuers;
import io.entente.kernel.datakey.DataKeys;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.HeldTime;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.trail.WorkTrail;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Consent;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Request;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The gateway's shelf, feeds and pulls on real PostgreSQL under its real roles, with a clock that a test moves and rounds
 * that a test starts: a history takes milliseconds, and every interleaving can be had.
 */
@Dependent
class World {
    static final Instant START = Instant.parse("2040-01-01T00:00:00Z");
    /** The services that send records: one for the agencies of the US, one for everybody else. */
    static final List<String> NODES = List.of("case-service", TestKeys.CASES_OF_US);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> TABLES = List.of(
            "recall_receipt",
            "recall_duty",
            "consent_entry",
            "consent_request",
            "feed_entry",
            "feed_head",
            "feed_told",
            "feed_standing",
            "feed_sighting",
            "feed_job",
            "feed_ground",
            "shelf_review_day",
            "shelf_review",
            "shelf_claim",
            "shelf_recipient",
            "shelf_version",
            "data_key",
            "shelf_record",
            "agreement_lift",
            "agreement_suspension",
            "agreement_signature",
            "agreement_approval",
            "agreement_version");

    private final Pool worker;
    private final Pool web;
    private final AgreementsTaken taken;
    private final SignedAgreements agreements;
    private final Issuers issuers;
    private final Views views;
    private final Looking looking;
    private final Shelf shelf;
    private final Picking picking;
    private final DataKeys keys;
    private final ShelfKeys shelfKeys;
    private final FeedLedger ledger;
    private final Standings standings;
    private final Sightings sightings;
    private final FollowRequests requests;
    private final Provenance provenance;
    private final RecallListener recalls;
    private final WorkTrail trail;
    private final FollowNodes nodes;
    private final SignsOfLife signs;
    private final HeldTime clock = new HeldTime();
    private final Map<UUID, SdStatement> statements = new HashMap<>();
    private final List<Consent> consents = new ArrayList<>();
    private final PlainReviews reviews = new PlainReviews();
    private final PlainAgreements agreed = new PlainAgreements();
    private final Map<Stop, UUID> suspensions = new HashMap<>();
    private final Set<RecordId> recalled = new HashSet<>();
    private final Set<RecordId> erased = new HashSet<>();
    private final Set<String> silent = new HashSet<>();
    private long heard;
    private TestStack stack;
    private FeedJobs jobs;
    private Reevaluation reevaluation;
    private FollowGrounds grounds;
    private FeedReading reading;
    private Deliveries deliveries;
    private Pulls pulls;
    private Spoken spoken;

    World(
            @ReactiveDataSource("worker") Pool worker,
            Pool web,
            AgreementsTaken taken,
            SignedAgreements agreements,
            Issuers issuers,
            Views views,
            Looking looking,
            Shelf shelf,
            Picking picking,
            DataKeys keys,
            ShelfKeys shelfKeys,
            FeedLedger ledger,
            Standings standings,
            Sightings sightings,
            FollowRequests requests,
            Provenance provenance,
            RecallListener recalls,
            WorkTrail trail,
            FollowNodes nodes,
            SignsOfLife signs) {
        this.worker = worker;
        this.web = web;
        this.taken = taken;
        this.agreements = agreements;
        this.issuers = issuers;
        this.views = views;
        this.looking = looking;
        this.shelf = shelf;
        this.picking = picking;
        this.keys = keys;
        this.shelfKeys = shelfKeys;
        this.ledger = ledger;
        this.standings = standings;
        this.sightings = sightings;
        this.requests = requests;
        this.provenance = provenance;
        this.recalls = recalls;
        this.trail = trail;
        this.nodes = nodes;
        this.signs = signs;
    }

    /** Before anything happened. */
    void begin(TestStack on) {
        stack = on;
        clock.set(Duration.between(clock.instant(), START));
        jobs = new FeedJobs(clock);
        reevaluation = new Reevaluation(jobs, ledger, standings, sightings, views, requests, clock);
        reading = new FeedReading(ledger, looking, clock);
        grounds = new FollowGrounds(
                worker, agreements, taken, stack.keys().register(), issuers, jobs, Duration.ofSeconds(1));
        deliveries = new Deliveries(stack.keys().register(), agreements, keys, clock, jobs, recalls, trail);
        pulls = new Pulls(looking, agreements, picking);
        spoken = new Spoken(provenance, shelfKeys, jobs, clock);
        statements.clear();
        consents.clear();
        reviews.clear();
        agreed.clear();
        suspensions.clear();
        recalled.clear();
        erased.clear();
        everybodyIsHeard();
        execute(TABLES.stream().map(table -> "delete from " + table).collect(Collectors.joining(";")));
    }

    Instant now() {
        return clock.instant();
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    void release(RecordTestData told) {
        RecordTestData record = told.signedAt(now());
        reviews.released(record, today());
        JsonNode message = record.message(stack.keys());
        statements.put(
                record.versionId(), SdStatement.parse(message.path("statement").textValue()));
        deliver(Address.RECORD_RELEASED, record, message);
    }

    void recall(RecordTestData record) {
        recalled.add(record.id());
        deliver(Address.RECORD_RECALLED, record, record.recall());
    }

    void erase(RecordTestData record) {
        erased.add(record.id());
        deliver(Address.RECORD_ERASED, record, record.erasure());
    }

    /** @param number the owner's own count of the record's reviews */
    void review(RecordTestData record, int number, LocalDate until) {
        reviews.reviewed(record, number, until);
        deliver(Address.RECORD_REVIEWED, record, record.review(stack.keys(), number, today(), until));
    }

    private void deliver(Address to, RecordTestData record, JsonNode data) {
        WireEvent event = new WireEvent(
                UUID.randomUUID(),
                node(record.owner()),
                to.eventType(),
                record.id().toString(),
                clock.instant(),
                data);
        await(worker.withTransaction(connection -> deliveries.take(connection, event)));
    }

    /** An originator consents to what somebody asked. */
    void grant(Consent consent) {
        UUID decision = UUID.randomUUID();
        execute("insert into decision (id, agency, policy, request, inputs, answer, decided_at) values ('" + decision
                + "', 'us-cbp', '1', '{}', '{}', '{}', now());"
                + "insert into consent_request (id, agency, record, originator, kind, recipient, purposes, until, words,"
                + " decision, asked_at) values ('" + consent.id() + "', 'us-cbp', '" + consent.record() + "', '"
                + consent.grantedBy() + "', '" + consent.kind().code() + "', '" + consent.recipient() + "', '"
                + consent.purposes().stream().map(Purpose::code).collect(Collectors.joining(" ")) + "', '"
                + consent.valid().until().orElseThrow() + "', '{}', '" + decision + "', now())");
        await(worker.withTransaction(connection -> spoken.granted(connection, consent)));
        consents.add(consent);
    }

    void revoke(Consent consent) {
        await(worker.withTransaction(connection -> spoken.revoked(connection, consent)));
        consents.remove(consent);
    }

    void agree(String json) {
        await(AgreementTestData.take(worker, clock, stack.keys(), json));
        agreed.agreed(json);
    }

    void suspend(Stop stop) {
        UUID id = UUID.randomUUID();
        execute("insert into agreement_suspension (id, agreement, version, party, officer, agency, suspended_at)"
                + " values ('" + id + "', '" + stop.agreement() + "', " + stop.version() + ", '" + stop.party()
                + "', 'a signatory', '" + stop.party() + "', now())");
        suspensions.put(stop, id);
        agreed.suspended(stop);
    }

    void lift(Stop stop) {
        execute("insert into agreement_lift (suspension, officer, agency, lifted_at) values ('"
                + suspensions.remove(stop) + "', 'a signatory', '" + stop.party() + "', now())");
        agreed.lifted(stop);
    }

    private static String node(AgencyId owner) {
        return owner.value().startsWith("us-") ? TestKeys.CASES_OF_US : Address.RECORD_RELEASED.producer();
    }

    void everybodyIsHeard() {
        heard = 1;
        silent.clear();
        NODES.forEach(node -> execute("insert into node_heard (node, number, heard_at) values ('" + node
                + "', 1, clock_timestamp()) on conflict (node) do update set number = excluded.number,"
                + " heard_at = excluded.heard_at, told = true, woke = false"));
    }

    /** For longer than may be. */
    void fallSilent(String node) {
        execute("update node_heard set heard_at = heard_at - interval '4000 days' where node = '" + node + "'");
        silent.add(node);
    }

    void speak(String node) {
        heard++;
        await(worker.withTransaction(connection -> signs.heard(connection, node, heard)));
        silent.remove(node);
    }

    /** What the worker does on its own, until it has nothing left to do. */
    void feedsFollow() {
        await(grounds.run());
        await(nodes.run());
        evaluate();
    }

    /** What is due already, without a look at what else has changed: the rounds of the worker know nothing of each other. */
    void evaluate() {
        for (AgencyId agency : await(worker.withTransaction(c -> jobs.waiting(Transaction.in(c)))))
            while (follow(agency, 7) > 0) continue;
    }

    /** One batch for one agency, which may leave some undone. */
    int follow(AgencyId agency, int atMost) {
        return await(worker.withTransaction(c -> reevaluation.batch(Transaction.in(c), agency, atMost)));
    }

    OpenPage read(AgencyId agency, Purpose purpose, Place from, int limit) {
        return await(reader(agency, transaction -> reading.page(transaction, agency, purpose, from, limit)));
    }

    Optional<String> pull(AgencyId agency, Purpose purpose, RecordId record) {
        return await(reader(agency, transaction -> pulls.pull(transaction, agency, purpose, record, clock.instant())));
    }

    /** @return what it should give, by the plain model */
    Optional<String> expected(AgencyId agency, Purpose purpose, RecordId record) {
        if (recalled.contains(record) || erased.contains(record)) return Optional.empty();
        var asker = Participant.of(stack.keys().register().agency(agency).orElseThrow());
        List<ShelvedVersion> versions = await(
                        reader(agency, transaction -> shelf.versions(transaction, Set.of(record))))
                .getOrDefault(record, List.of());
        return new PlainView(
                        Request.record(asker, purpose, now()),
                        agreed.standing(),
                        Consents.of(consents),
                        statements,
                        owner -> silent.contains(node(owner)))
                .of(versions, reviews.until(record));
    }

    /** In the web role, under row-level security. */
    <T> Uni<T> reader(AgencyId agency, Function<Transaction, Uni<T>> work) {
        return web.withTransaction(connection -> connection
                .preparedQuery("select set_config('entente.agency', $1, true)")
                .execute(Tuple.of(agency.value()))
                .chain(() -> work.apply(Transaction.in(connection))));
    }

    <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    private void execute(String sql) {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
