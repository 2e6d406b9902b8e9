package io.entente.cases.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.entente.cases.form.MalformedForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;

/** The published schemas say what the reader does. {@code -Dentente.seed=N} repeats a run. */
class SchemaTest {
    private static final long SEED = Long.getLong("entente.seed", 20261122L);
    private static final int CASES = 400;
    private static final ObjectMapper PRINTING =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path SCHEMAS =
            Path.of("..", "docs", "schemas").toAbsolutePath().normalize();
    private static final JsonSchema CONTENT = PublishedSchemas.of("content-1.json");

    private final Random random = new Random(SEED);
    private final GeneratedContent generated = new GeneratedContent(random);

    @Test
    void the_published_files_are_what_the_code_says() throws IOException {
        for (Map.Entry<String, ObjectNode> file : SchemaFiles.all().entrySet())
            HeldFile.of("schemas/" + file.getKey()).says(PRINTING.writeValueAsString(file.getValue()) + "\n");
    }

    @Test
    void nothing_is_published_that_the_code_no_longer_says() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.matches("(item|claim|content|record)-.*"))
                            .collect(Collectors.toSet()))
                    .isEqualTo(SchemaFiles.all().keySet());
        }
    }

    @Test
    void every_published_file_is_a_schema() {
        JsonSchema meta = PublishedSchemas.meta();

        SchemaFiles.all()
                .forEach((name, schema) ->
                        assertThat(meta.validate(schema)).as(name).isEmpty());
    }

    @Test
    void the_least_and_the_most_that_can_be_filed_are_accepted() {
        assertThat(CONTENT.validate(small())).isEmpty();
        assertThat(CONTENT.validate(whole())).isEmpty();
    }

    @Test
    void what_is_generated_is_accepted_by_reader_and_schema_and_so_is_what_is_stored_of_it() {
        for (int i = 0; i < CASES; i++) {
            ObjectNode content = generated.content();
            assertThat(refusal(content)).as("%s (seed %d)", content, SEED).isEmpty();
            assertThat(CONTENT.validate(content))
                    .as("%s (seed %d)", content, SEED)
                    .isEmpty();
            ObjectNode stored = ContentDocument.write(ContentDocument.read(content));
            assertThat(CONTENT.validate(stored))
                    .as("%s (seed %d)", stored, SEED)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_item_of_its_examples_is_accepted_by_its_own_schema_and_no_other(ItemKind kind) {
        ObjectNode item = FieldsPage.example(kind);

        for (ItemKind other : ItemKind.values()) {
            Set<ValidationMessage> messages =
                    PublishedSchemas.of("item-" + other.code() + "-1.json").validate(item);
            assertThat(messages.isEmpty()).as(other + ": " + messages).isEqualTo(other == kind);
        }
    }

    @Test
    void what_nobody_knows_is_refused_by_reader_and_schema() {
        refusedByBoth(Mutation::unknownProperty);
    }

    @Test
    void what_has_the_wrong_type_is_refused_by_reader_and_schema() {
        refusedByBoth(Mutation::wrongType);
    }

    @Test
    void whatever_is_left_out_emptied_or_doubled_reader_and_schema_say_the_same() {
        int refused = 0;
        for (int i = 0; i < CASES * 2; i++) {
            Mutation mutation = Mutation.lessOrMore(generated.content(), random);
            String why = refusal(mutation.mutated());
            Set<ValidationMessage> messages = CONTENT.validate(mutation.mutated());
            assertThat(messages.isEmpty())
                    .as("%s: reader %s, schema %s (seed %d)", mutation.what(), why, messages, SEED)
                    .isEqualTo(why.isEmpty());
            if (!why.isEmpty()) refused++;
        }
        assertThat(refused).as("refused of %d (seed %d)", CASES * 2, SEED).isBetween(CASES / 8, CASES * 2 - CASES / 8);
    }

    private void refusedByBoth(BiFunction<ObjectNode, Random, Mutation> change) {
        for (int i = 0; i < CASES; i++) {
            Mutation mutation = change.apply(generated.content(), random);
            assertThat(refusal(mutation.mutated()))
                    .as("%s (seed %d)", mutation.what(), SEED)
                    .isNotEmpty();
            assertThat(CONTENT.validate(mutation.mutated()))
                    .as("%s (seed %d)", mutation.what(), SEED)
                    .isNotEmpty();
        }
    }

    /** @return nothing when the reader takes it */
    private static String refusal(JsonNode content) {
        try {
            ContentDocument.read(content);
            return "";
        } catch (MalformedForm malformed) {
            return malformed.faults().toString();
        }
    }
}
