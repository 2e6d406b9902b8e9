package io.entente.kernel.datakey;

import io.entente.kernel.database.Outage;
import io.entente.kernel.testing.HeldTime;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How long keys are in memory, and how many. */
class DataKeysTest {
    private static final AgencyId FGP = new AgencyId("be-fgp");

    private final HeldTime time = new HeldTime();
    private final FarAway far = new FarAway();
    private final DataKeys keys = new DataKeys(far, time, time, "a-service", Duration.ofMillis(200));

    @Test
    void a_key_leaves_memory_after_ten_minutes() {
        DataKeyName name = DataKeyName.of(FGP, RecordId.random());
        String wrapped = made(name);
        open(name, wrapped);
        assertThat(keys.inMemory()).isOne();

        // Asked for all the time, and swept as often as the service does.
        for (Duration passed = Duration.ZERO;
                passed.compareTo(DataKeys.LONGEST) < 0;
                passed = passed.plus(keys.pause())) {
            time.pass(keys.pause());
            keys.run().await().indefinitely();
            if (passed.toMinutes() < 9) open(name, wrapped);
        }

        assertThat(keys.inMemory()).isZero();
        assertThat(far.unwrapped).hasSize(1);
    }

    /** Hours back, ahead, and every minute a little: the promise is ten minutes of the world's time. */
    @ParameterizedTest
    @ValueSource(strings = {"-PT5H", "PT5H", "-PT30S", "PT1S", "-P3650D"})
    void a_key_leaves_memory_after_ten_minutes_however_the_clock_is_set(Duration by) {
        DataKeyName name = DataKeyName.of(FGP, RecordId.random());
        String wrapped = made(name);
        open(name, wrapped);

        for (Duration passed = Duration.ZERO;
                passed.compareTo(DataKeys.LONGEST) < 0;
                passed = passed.plus(keys.pause())) {
            time.pass(keys.pause());
            time.set(by);
            keys.run().await().indefinitely();
        }

        assertThat(keys.inMemory()).isZero();
    }

    @Test
    void a_clock_that_is_right_or_set_back_takes_no_key_from_memory_early() {
        DataKeyName name = DataKeyName.of(FGP, RecordId.random());
        String wrapped = made(name);
        open(name, wrapped);

        time.set(Duration.ofHours(-5));
        time.pass(Duration.ofMinutes(9));
        keys.run().await().indefinitely();
        open(name, wrapped);

        assertThat(far.unwrapped).hasSize(1);
    }

    /** The stopwatch stood still meanwhile, and the clock did not. */
    @Test
    void a_key_does_not_outlast_a_machine_that_slept() {
        DataKeyName name = DataKeyName.of(FGP, RecordId.random());
        String wrapped = made(name);
        open(name, wrapped);

        time.set(Duration.ofHours(8));
        open(name, wrapped);
        assertThat(far.unwrapped).hasSize(2);
        time.set(Duration.ofHours(8));
        keys.run().await().indefinitely();

        assertThat(keys.inMemory()).isZero();
    }

    @Test
    void what_was_forgotten_is_not_kept_again_though_the_clock_is_set_back() {
        DataKeyName name = DataKeyName.of(FGP, RecordId.random());
        String wrapped = made(name);
        keys.forget(name);

        time.set(Duration.ofHours(-1));
        time.pass(Duration.ofMinutes(1));
        open(name, wrapped);

        assertThat(keys.inMemory()).isZero();
    }

    @Test
    void a_key_in_memory_spares_its_agency_the_call() {
        DataKeyName name = DataKeyName.of(FGP, RecordId.random());
        String wrapped = made(name);

        for (int i = 0; i < 100; i++) open(name, wrapped);

        assertThat(far.unwrapped).hasSize(1);
    }

    @Test
    void a_key_is_not_in_memory_before_it_was_stored() {
        made(DataKeyName.of(FGP, RecordId.random()));

        assertThat(keys.inMemory()).isZero();
    }

    @Test
    void another_key_in_the_database_is_another_key() {
        DataKeyName name = DataKeyName.of(FGP, RecordId.random());
        DataKey first = open(name, made(name));

        DataKey second = open(name, made(name));

        Place place = Place.of("a.column", 1);
        assertThat(second.mark("a", "b")).isNotEqualTo(first.mark("a", "b"));
        assertThat(second.openText(place, second.close(place, "text"))).isEqualTo("text");
    }

    @Test
    void a_forgotten_key_leaves_memory_at_once_and_is_not_kept_again() {
        DataKeyName name = DataKeyName.of(FGP, RecordId.random());
        String wrapped = made(name);
        open(name, wrapped);

        keys.forget(name);
        assertThat(keys.inMemory()).isZero();

        // A pull that found the wrapped key just before the erasure committed.
        open(name, wrapped);
        assertThat(keys.inMemory()).isZero();
    }

    @Test
    void memory_holds_a_thousand_keys_and_drops_those_used_longest_ago() {
        List<DataKeyName> names = new ArrayList<>();
        List<String> wrapped = new ArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            names.add(DataKeyName.of(FGP, RecordId.random()));
            wrapped.add(made(names.get(i)));
            open(names.get(i), wrapped.get(i));
            open(names.get(0), wrapped.get(0));
        }

        assertThat(keys.inMemory()).isEqualTo(1_000);
        int calls = far.unwrapped.size();
        open(names.get(0), wrapped.get(0));
        assertThat(far.unwrapped).hasSize(calls);
        open(names.get(1), wrapped.get(1));
        assertThat(far.unwrapped).hasSize(calls + 1);
    }

    @Test
    void keys_that_do_not_answer_are_an_outage_and_a_refusal_is_none() {
        DataKeyName name = DataKeyName.of(FGP, RecordId.random());
        String wrapped = made(name);

        far.failure = new IllegalStateException("the KMS stumbled");
        assertThatThrownBy(() -> open(name, wrapped))
                .isInstanceOf(KeyOutOfReach.class)
                .matches(Outage::is);
        far.failure = new KeyRefused("it was wrapped for something else");
        assertThatThrownBy(() -> open(name, wrapped))
                .isInstanceOf(KeyRefused.class)
                .matches(e -> !Outage.is(e));
        far.failure = null;
        open(name, wrapped);
    }

    @Test
    void keys_that_are_silent_are_an_outage_soon_and_whoever_asked_goes_on_where_it_was() {
        DataKeyName name = DataKeyName.of(FGP, RecordId.random());
        String wrapped = made(name);
        far.silent = true;

        assertThatThrownBy(() -> keys.open(name, wrapped).await().atMost(Duration.ofSeconds(10)))
                .isInstanceOf(KeyOutOfReach.class)
                .matches(Outage::is);
        assertThatThrownBy(() -> keys.make(name).await().atMost(Duration.ofSeconds(10)))
                .isInstanceOf(KeyOutOfReach.class);

        Vertx vertx = Vertx.vertx();
        try {
            Context asking = vertx.getOrCreateContext();
            CompletableFuture<Context> ended = new CompletableFuture<>();
            asking.runOnContext(now -> keys.open(name, wrapped)
                    .subscribe()
                    .with(key -> {}, failure -> ended.complete(Vertx.currentContext())));
            assertThat(ended.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(asking);
        } finally {
            vertx.close();
        }
    }

    @Test
    void two_services_do_not_have_the_same_key_under_one_name() {
        open(DataKeyName.of(FGP), made(DataKeyName.of(FGP)));

        assertThat(far.unwrapped).containsExactly(DataKeyName.of(FGP).keptBy("a-service"));
        assertThat(DataKeyName.of(FGP).keptBy("a-service").text())
                .isNotEqualTo(DataKeyName.of(FGP).keptBy("another").text());
    }

    private String made(DataKeyName name) {
        return keys.make(name).await().indefinitely().wrapped();
    }

    private DataKey open(DataKeyName name, String wrapped) {
        return keys.open(name, wrapped).await().indefinitely();
    }

    /** A KMS that counts what it is asked. */
    private static final class FarAway implements AgencyKeys {
        private final List<DataKeyName> unwrapped = new ArrayList<>();
        private @Nullable RuntimeException failure;
        private boolean silent;

        @Override
        public Uni<String> wrap(DataKeyName name, byte[] dataKey) {
            if (silent) return Uni.createFrom().nothing();
            return Uni.createFrom().item(Base64.getEncoder().encodeToString(dataKey));
        }

        @Override
        public Uni<byte[]> unwrap(DataKeyName name, String wrapped) {
            if (silent) return Uni.createFrom().nothing();
            if (failure != null) return Uni.createFrom().failure(failure);
            unwrapped.add(name);
            return Uni.createFrom().item(Base64.getDecoder().decode(wrapped));
        }
    }
}
