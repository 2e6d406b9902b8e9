package io.entente.gateway.race;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.consent.Originator;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.TestKeys;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** How a record is taken from whoever could see it. */
enum Revocation {
    RECALL {
        @Override
        void begin(Scene scene) {
            scene.says(Address.RECORD_RECALLED, scene.record().recall());
        }

        @Override
        String standing(Scene scene) {
            return "from shelf_record where record = '" + scene.record().id() + "' and recalled_to >= 1";
        }
    },
    ERASURE {
        @Override
        void begin(Scene scene) {
            scene.says(Address.RECORD_ERASED, scene.record().erasure());
        }

        @Override
        String standing(Scene scene) {
            return "from shelf_record where record = '" + scene.record().id() + "' and erased_at is not null";
        }
    },
    VERSION_THAT_NAMES_THE_READER_NO_MORE {
        @Override
        void begin(Scene scene) {
            scene.amends(scene.record().amended().to(Map.of("us-cbp", "full")));
        }

        @Override
        String standing(Scene scene) {
            return AMENDED.formatted(scene.record().id());
        }
    },
    VERSION_WITH_A_STRICTER_MARKING {
        @Override
        void begin(Scene scene) {
            scene.amends(scene.record().amended().marked("red"));
        }

        @Override
        String standing(Scene scene) {
            return AMENDED.formatted(scene.record().id());
        }
    },
    REVIEW_THAT_FINDS_IT_NEEDED_NO_LONGER {
        @Override
        void begin(Scene scene) {
            JsonNode review = scene.record()
                    .review(
                            scene.stack().keys(),
                            1,
                            scene.today(),
                            scene.today().minusDays(1));
            scene.says(Address.RECORD_REVIEWED, review);
        }

        @Override
        String standing(Scene scene) {
            return "from shelf_record where record = '" + scene.record().id() + "' and review_number = 1";
        }
    },
    END_OF_THE_DAY_BY_WHICH_IT_WAS_TO_BE_REVIEWED {
        /** Yesterday comes again, not tomorrow: decisions of tomorrow would be the latest for other tests. */
        @Override
        void prepare(Scene scene) {
            setAt(scene, end(scene).minus(1, ChronoUnit.HOURS));
        }

        @Override
        RecordTestData record(Scene scene) {
            return super.record(scene)
                    .signedAt(end(scene).minus(2, ChronoUnit.DAYS))
                    .reviewedBy(scene.today().minusDays(1));
        }

        @Override
        void begin(Scene scene) {
            setAt(scene, end(scene).minus(SHORTLY));
        }

        @Override
        boolean stands(Scene scene, Connection seeing) {
            return !scene.clock().instant().isBefore(end(scene));
        }

        @Override
        void undo(Scene scene) {
            scene.clock().ahead(Duration.ZERO);
        }

        private Instant end(Scene scene) {
            return scene.today().atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        private void setAt(Scene scene, Instant time) {
            scene.clock().ahead(Duration.between(Instant.now(), time));
        }
    },
    OWNERS_SILENCE {
        @Override
        void letIn(Scene scene) throws SQLException {
            scene.partners()
                    .execute(
                            "owner",
                            "update shelf_version set sender = '" + SENDER + "' where record = '"
                                    + scene.record().id() + "'");
        }

        @Override
        void begin(Scene scene) throws SQLException {
            heardAt(scene, "clock_timestamp() - " + LONGEST_SILENCE + " + interval '0.2 seconds'");
        }

        @Override
        String standing(Scene scene) {
            return "from node_heard where node = '" + SENDER + "' and heard_at < clock_timestamp() - "
                    + LONGEST_SILENCE;
        }

        @Override
        void undo(Scene scene) throws SQLException {
            heardAt(scene, "clock_timestamp()");
        }

        private void heardAt(Scene scene, String when) throws SQLException {
            scene.partners()
                    .execute("owner", "update node_heard set heard_at = " + when + " where node = '" + SENDER + "'");
        }
    },
    CONSENT_REVOKED {
        @Override
        RecordTestData record(Scene scene) {
            return RecordTestData.released().to(Map.of("us-hsi", "full"));
        }

        @Override
        void letIn(Scene scene) {
            scene.consents(scene.originator().isAskedToPassOn(scene.record().id(), "us-hsi", reader()));
            scene.originator()
                    .says(Originator.granted(scene.consent(), 1, scene.record().id()));
        }

        @Override
        void begin(Scene scene) {
            scene.says(
                    Address.CONSENT_ANSWERED,
                    Originator.revoked(scene.consent(), 2, scene.record().id()));
        }

        @Override
        String standing(Scene scene) {
            return "from consent_entry where consent = '" + scene.consent() + "' and number = 2";
        }
    },
    AGREEMENT_SUSPENDED {
        @Override
        String reader() {
            return "eu-euda";
        }

        @Override
        void letIn(Scene scene) {
            scene.agrees(reader());
        }

        @Override
        void begin(Scene scene) {
            scene.suspends();
        }

        @Override
        String standing(Scene scene) {
            return "from agreement_suspension where agreement = '" + scene.agreement() + "'";
        }
    };

    private static final String AMENDED = "from shelf_version where record = '%s' and version = 2";
    /** A service of its own, so that nothing happens to what other tests released. */
    private static final String SENDER = TestKeys.CASES_OF_US;
    /** As the tests' gateway is configured. */
    private static final String LONGEST_SILENCE = "make_interval(hours => 87600)";

    private static final Duration SHORTLY = Duration.ofMillis(200);

    /** The agency that is let in. */
    String reader() {
        return "us-dea";
    }

    /** Before anything is released. */
    void prepare(Scene scene) {}

    RecordTestData record(Scene scene) {
        return RecordTestData.released().to(Map.of(reader(), "full"));
    }

    /** Once the record is on the shelf: whatever else the reader needs. */
    void letIn(Scene scene) throws SQLException {}

    /** Need not have committed when this returns. */
    abstract void begin(Scene scene) throws SQLException;

    /** Whether it has committed, or its time has come. */
    boolean stands(Scene scene, Connection seeing) throws SQLException {
        try (Statement statement = seeing.createStatement();
                ResultSet found = statement.executeQuery("select exists (select " + standing(scene) + ")")) {
            found.next();
            return found.getBoolean(1);
        }
    }

    /** What the database then holds. */
    String standing(Scene scene) {
        throw new UnsupportedOperationException();
    }

    /** What other tests rely on is as it was. */
    void undo(Scene scene) throws SQLException {}

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
