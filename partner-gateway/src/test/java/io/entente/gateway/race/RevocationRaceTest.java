package io.entente.gateway.race;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.ServiceClock;
import io.entente.gateway.consent.Originators;
import io.entente.kernel.testing.TestStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Readers that read on, each in every way, while a record is taken from them, in every way. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevocationRaceTest {
    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    Originators originators;

    @Inject
    ServiceClock clock;

    TestStack stack;
    /** By agency, how far its feed has been read. */
    private final Map<String, String> cursors = new HashMap<>();

    @AfterAll
    void leave_nothing_to_read() {
        new Partners(stack).leaveNothingToRead();
    }

    static Stream<Arguments> everyWay() {
        return Arrays.stream(Revocation.values()).flatMap(revocation -> Arrays.stream(Reading.values())
                .map(reading -> Arguments.of(reading, revocation)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyWay")
    @Tag("P3")
    void what_is_asked_after_the_revocation_has_committed_discloses_nothing(Reading reading, Revocation revocation)
            throws Exception {
        Scene scene = new Scene(stack, originators.with(new Partners(stack)), clock, worker);
        String cursor = cursors.compute(
                revocation.reader(),
                (agency, before) -> Reader.endOfFeed(scene.partners(), agency, before == null ? "" : before));
        try {
            revocation.prepare(scene);
            scene.releases(revocation.record(scene));
            revocation.letIn(scene);
            Reader reader = Reader.of(
                    scene.partners(), revocation.reader(), scene.record().id(), cursor);

            new RacingReaders(stack).getNothingAfter(() -> reading.discloses(reader), taking(revocation, scene));
        } finally {
            revocation.undo(scene);
        }
    }

    private static RacingReaders.TakingAway taking(Revocation revocation, Scene scene) {
        return new RacingReaders.TakingAway() {
            @Override
            public void begin() throws SQLException {
                revocation.begin(scene);
            }

            @Override
            public boolean stands(Connection seeing) throws SQLException {
                return revocation.stands(scene, seeing);
            }
        };
    }
}
