package io.entente.kernel.intake;

import io.vertx.amqp.impl.AmqpMessageImpl;
import io.vertx.core.Future;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever body a message has, it is in hand, so that the intake can refuse it. */
@Tag("P6")
class ArrivalTest {
    static Stream<Section> noBodiesOfOurs() {
        return Stream.of(
                new Data(null),
                new AmqpValue(null),
                new AmqpValue(7),
                new AmqpValue(List.of()),
                new AmqpSequence(List.of("a")));
    }

    @ParameterizedTest
    @MethodSource("noBodiesOfOurs")
    void what_is_no_body_of_ours_arrives_and_is_neither_bytes_nor_text(Section body) {
        Arrival arrival = arrival(body);

        assertThat(arrival.size()).isZero();
        assertThat(arrival.message().getPayload()).isNotInstanceOfAny(byte[].class, String.class);
    }

    @Test
    void bytes_and_text_arrive_as_they_were_sent() {
        byte[] more = {9, 1, 2, 3, 9};

        assertThat(arrival(new Data(new Binary(more, 1, 3))).message().getPayload())
                .isEqualTo(new byte[] {1, 2, 3});
        assertThat(arrival(new AmqpValue(new Binary(more, 1, 3))).size()).isEqualTo(3);
        assertThat(arrival(new AmqpValue("text")).message().getPayload()).isEqualTo("text");
        assertThat(arrival(null).message().getPayload()).isEqualTo("");
    }

    private static Arrival arrival(Section body) {
        var message = Proton.message();
        message.setBody(body);
        return new Arrival(new AmqpMessageImpl(message), (arrival, word) -> Future.succeededFuture());
    }
}
