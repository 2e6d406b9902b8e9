package io.entente.kernel.quota;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WaitingLineTest {
    private final WaitingLine line = new WaitingLine(2, 3);

    @Test
    void whoever_waits_comes_in_the_order_of_arrival() {
        WaitingLine.Place first = join("us-hsi");
        WaitingLine.Place second = join("us-hsi");
        WaitingLine.Place third = join("us-hsi");
        WaitingLine.Place fourth = join("us-hsi");

        second.leave();
        assertThat(third.turn()).isDone();
        assertThat(fourth.turn()).isNotDone();
        first.leave();
        assertThat(fourth.turn()).isDone();
    }

    @Test
    void one_callers_line_is_not_anothers() {
        for (int n = 0; n < 5; n++) join("us-hsi");
        assertThat(line.join("us-hsi")).isEmpty();
        assertThat(join("be-fgp").turn()).isDone();
    }

    @Test
    void whoever_gives_up_makes_room_in_the_line_and_is_passed_over() {
        WaitingLine.Place working = join("us-hsi");
        join("us-hsi");
        WaitingLine.Place impatient = join("us-hsi");
        WaitingLine.Place patient = join("us-hsi");
        join("us-hsi");
        assertThat(line.join("us-hsi")).isEmpty();

        impatient.leave();
        assertThat(join("us-hsi").turn()).isNotDone();
        working.leave();
        assertThat(impatient.turn()).isNotDone();
        assertThat(patient.turn()).isDone();
    }

    @Test
    void leaving_twice_makes_room_for_one() {
        WaitingLine.Place working = join("us-hsi");
        join("us-hsi");
        WaitingLine.Place next = join("us-hsi");
        WaitingLine.Place last = join("us-hsi");
        working.leave();
        working.leave();
        assertThat(next.turn()).isDone();
        assertThat(last.turn()).isNotDone();
    }

    @Test
    void who_has_no_call_takes_no_room() {
        List<WaitingLine.Place> places = new ArrayList<>();
        for (int n = 0; n < 5; n++) places.add(join("us-hsi"));
        assertThat(line.callers()).isOne();
        places.forEach(WaitingLine.Place::leave);
        assertThat(line.callers()).isZero();
    }

    @Test
    void many_threads_never_work_more_than_so_many_at_once_and_everybodys_turn_comes() throws Exception {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger mostWorking = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        WaitingLine wide = new WaitingLine(2, 8);
        inEightThreads(5_000, () -> {
            WaitingLine.Place place = wide.join("us-hsi").orElseThrow();
            place.turn().join();
            mostWorking.accumulateAndGet(working.incrementAndGet(), Math::max);
            done.incrementAndGet();
            working.decrementAndGet();
            place.leave();
        });
        assertThat(done).hasValue(8 * 5_000);
        assertThat(mostWorking.get()).isBetween(1, 2);
        assertThat(wide.callers()).isZero();
    }

    @Test
    void a_line_at_which_nobody_works_is_refused() {
        assertThatThrownBy(() -> new WaitingLine(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WaitingLine(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private WaitingLine.Place join(String caller) {
        return line.join(caller).orElseThrow();
    }

    /** Does it so often in each of eight threads, all started together. */
    static void inEightThreads(int times, Runnable what) throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> ends = new ArrayList<>();
        for (int n = 0; n < 8; n++)
            ends.add(threads.submit(() -> {
                together.await();
                for (int time = 0; time < times; time++) what.run();
                return null;
            }));
        together.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        for (Future<?> end : ends) end.get();
    }
}
