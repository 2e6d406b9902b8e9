package io.entente.policy.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.entente.kernel.document.MalformedDocument;
import io.entente.kernel.json.StrictJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code docs/schemas/agreement-1.json}, beside the reader. */
final class PublishedSchema {
    static final Path FILE = Path.of("..", "..", "docs", "schemas", "agreement-1.json");
    static final ObjectNode DOCUMENT = (ObjectNode) StrictJson.read(bytes(FILE));

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(DOCUMENT);

    /** What the schema says in its description that only the reader checks. */
    private static final List<String> BEYOND = List.of(
            "an id of its own among legal bases and safeguards",
            "the id of a legal basis or safeguard of this agreement",
            "an instant that exists",
            "an instant after from",
            "a key that the pin names once");

    private PublishedSchema() {}

    static Stream<ObjectNode> examples() {
        return StreamSupport.stream(DOCUMENT.path("examples").spliterator(), false)
                .map(example -> (ObjectNode) example);
    }

    static boolean isFollowedBy(JsonNode agreement) {
        return SCHEMA.validate(agreement).isEmpty();
    }

    /** @return where and why the reader refuses it */
    static Optional<MalformedDocument> fault(JsonNode agreement) {
        try {
            AgreementDocument.read(agreement.toString().getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (MalformedDocument fault) {
            return Optional.of(fault);
        }
    }

    static boolean isSilentOn(MalformedDocument fault) {
        boolean twice = fault.what().equals("no duplicate")
                && (fault.path().endsWith(".party") || fault.path().endsWith(".id"));
        return twice || BEYOND.contains(fault.what());
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
