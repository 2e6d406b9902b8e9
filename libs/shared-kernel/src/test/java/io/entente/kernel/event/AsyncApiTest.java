package io.entente.kernel.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.testing.AsyncApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of all messages against the addresses there are and the broker's own configuration. */
class AsyncApiTest {
    private static final Path BROKER = Path.of("../../deploy/artemis/broker.xml");
    private final AsyncApi api = AsyncApi.read();

    @Test
    void every_address_has_a_channel_and_every_channel_an_address() {
        assertThat(api.document().path("channels").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        Arrays.stream(Address.values()).map(Address::code).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void a_channel_names_its_address_its_order_and_the_dead_letters_that_the_broker_has(Address address)
            throws IOException {
        JsonNode channel = api.document().path("channels").path(address.code());

        assertThat(channel.path("address").textValue()).isEqualTo(address.code());
        assertThat(channel.path("x-order-key").textValue()).isNotBlank();
        String dead = channel.path("x-dead-letter-address").textValue();
        assertThat(dead).isEqualTo("dead." + address.code());
        assertThat(Files.readString(BROKER).replaceAll("\\s+", " "))
                .contains("<address-setting match=\"" + address.code() + "\"> <dead-letter-address>" + dead + "<");
    }

    @ParameterizedTest
    @EnumSource
    void its_producer_sends_there_and_its_receiver_receives_and_nobody_else(Address address) {
        List<String> operations = StreamSupport.stream(
                        api.document().path("operations").spliterator(), false)
                .filter(operation ->
                        operation.path("channel").path("$ref").asText().equals("#/channels/" + address.code()))
                .map(operation -> operation.path("x-service").asText() + " "
                        + operation.path("action").asText())
                .toList();

        assertThat(operations).containsExactlyInAnyOrder(address.producer() + " send", address.receiver() + " receive");
    }

    @ParameterizedTest
    @EnumSource
    void its_examples_are_as_described_and_nothing_less_is(Address address) {
        String message = api.message(address);
        List<JsonNode> examples = examples(message);

        assertThat(examples).isNotEmpty();
        for (JsonNode example : examples) {
            assertThat(api.faults(message + "/payload", example)).isEmpty();
            for (String name : names(example.path("data"))) {
                ObjectNode less = example.deepCopy();
                ((ObjectNode) less.path("data")).remove(name);
                assertThat(api.faults(message + "/payload", less))
                        .as("without %s", name)
                        .isNotEmpty();
            }
            ObjectNode more = example.deepCopy();
            ((ObjectNode) more.path("data")).put("more", true);
            assertThat(api.faults(message + "/payload", more)).as("with more").isNotEmpty();
        }
    }

    private List<JsonNode> examples(String message) {
        return StreamSupport.stream(
                        api.document().at(message.substring(1)).path("examples").spliterator(), false)
                .map(example -> example.path("payload"))
                .toList();
    }

    private static List<String> names(JsonNode data) {
        return Stream.of(data)
                .flatMap(of -> of.properties().stream())
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
