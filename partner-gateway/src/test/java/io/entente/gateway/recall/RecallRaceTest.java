package io.entente.gateway.recall;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Agencies that pull for the first time just as the record is recalled. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class RecallRaceTest {
    private static final List<String> AGENCIES = List.of("us-hsi", "us-cbp", "us-dea");

    TestStack stack;

    @RepeatedTest(5)
    @Tag("P3")
    void whoever_got_it_owes_a_receipt_and_whoever_did_not_owes_none() throws Exception {
        Partners partners = new Partners(stack);
        RecordTestData record =
                RecordTestData.released().to(Map.of("us-hsi", "full", "us-cbp", "full", "us-dea", "full"));
        partners.shelve(record);
        AtomicInteger asked = new AtomicInteger();
        ExecutorService readers = Executors.newFixedThreadPool(AGENCIES.size());
        List<Future<Boolean>> got = new ArrayList<>();
        try {
            for (String agency : AGENCIES) {
                Callable<Boolean> once = () -> {
                    asked.incrementAndGet();
                    return new Recipient(stack, partners, agency)
                                    .pull(record.id())
                                    .statusCode()
                            == 200;
                };
                got.add(readers.submit(once));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> asked.get() > 0);
            partners.recall(record);

            for (int n = 0; n < AGENCIES.size(); n++)
                assertThat(new Recipient(stack, partners, AGENCIES.get(n)).owes(record.id()))
                        .as(AGENCIES.get(n))
                        .hasSize(got.get(n).get() ? 1 : 0);
        } finally {
            readers.shutdown();
        }
    }
}
