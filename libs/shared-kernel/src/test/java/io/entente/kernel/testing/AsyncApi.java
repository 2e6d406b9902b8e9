package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.testing.OtherServices.Lying;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The description of all messages, {@code docs/asyncapi.yaml}, and whether a message is as it says. */
public final class AsyncApi {
    private final JsonNode document;

    private AsyncApi(JsonNode document) {
        this.document = document;
    }

    /** Read from the repository in which the test runs, in whatever module. */
    public static AsyncApi read() {
        try {
            return new AsyncApi(
                    new YAMLMapper().readTree(Files.readString(file(Path.of("").toAbsolutePath()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path directory) {
        Path file = directory.resolve("docs/asyncapi.yaml");
        return Files.exists(file) ? file : file(directory.getParent());
    }

    public JsonNode document() {
        return document;
    }

    /** @return what of a message that a service sent is not as described; nothing if all is */
    public List<String> faults(Address address, WireEvent event) {
        if (event.trace() == null) return List.of("it has no traceparent");
        ObjectNode cloudEvent = StrictJson.mapper()
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", event.id().toString())
                .put("source", event.source())
                .put("type", event.type())
                .put("subject", event.subject())
                .put("time", event.time().toString())
                .put("datacontenttype", "application/json")
                .put("traceparent", event.trace().text());
        cloudEvent.set("data", event.data());
        return faults(message(address) + "/payload", cloudEvent);
    }

    /** @return what of a message on the wire is not as described: its content type, its durability, its properties */
    public List<String> faults(Address address, Lying message) {
        String described = message(address);
        List<String> faults = new ArrayList<>(faults(described + "/headers", message.properties()));
        String contentType =
                document.at(described.substring(1)).path("contentType").textValue();
        if (!contentType.equals(message.contentType())) faults.add("content type " + message.contentType());
        if (message.durable() != address.life().isEmpty()) faults.add("durable " + message.durable());
        return faults;
    }

    /** @return where the one message of an address is described, such as {@code #/components/messages/audit} */
    public String message(Address address) {
        JsonNode messages = document.path("channels").path(address.code()).path("messages");
        if (messages.size() != 1) throw new AssertionError(address.code() + " has one kind of message");
        return messages.elements().next().path("$ref").textValue();
    }

    /** @param pointer of a schema in the document */
    public List<String> faults(String pointer, JsonNode value) {
        ObjectNode schema = document.deepCopy();
        schema.put("$ref", pointer);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
