package io.entente.cases.item;

import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.Origin;
import io.entente.kernel.vocabulary.ReferralType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The example referrals in {@code docs/examples}: one of each type, and the small one that the README files. */
class ExampleTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final LocalDate WRITTEN = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @EnumSource
    void there_is_one_of_each_type_that_reader_and_schema_take(ReferralType type) throws IOException {
        Path file = EXAMPLES.resolve(type.code() + ".json");

        Content content = read(file);

        assertThat(content.type()).isEqualTo(type);
        assertThat(content.items()).hasSizeGreaterThan(2);
        assertThat(content.relations()).isNotEmpty();
        assertThat(content.evaluation()).isNotNull();
        assertThat(content.externalReferences()).isNotEmpty();
        assertThat(PublishedSchemas.of("content-1.json").validate(StrictJson.read(Files.readAllBytes(file))))
                .isEmpty();
    }

    @Test
    void every_example_could_be_released_on_the_day_it_was_written() throws IOException {
        for (Path file : examples()) {
            assertThat(read(file).unready(WRITTEN)).as(file.toString()).isEmpty();
            assertThat(read(file).warnings()).as(file.toString()).isEmpty();
            assertThat(read(file).recipients()).as(file.toString()).isNotEmpty();
        }
    }

    @Test
    void together_they_show_every_kind_and_both_origins() throws IOException {
        Set<ItemKind> kinds = EnumSet.noneOf(ItemKind.class);
        Set<Origin> origins = EnumSet.noneOf(Origin.class);
        for (Path file : examples()) {
            read(file).items().forEach(item -> kinds.add(item.kind()));
            origins.add(read(file).origin());
        }

        assertThat(kinds).containsExactlyInAnyOrder(ItemKind.values());
        assertThat(origins).containsExactlyInAnyOrder(Origin.values());
    }

    @Test
    void every_example_says_that_it_is_invented() throws IOException {
        for (Path file : examples()) assertThat(file).content().contains("EXERCISE");
    }

    private static Set<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json")).collect(Collectors.toSet());
        }
    }

    private static Content read(Path file) throws IOException {
        return ContentDocument.read(Files.readAllBytes(file));
    }
}
