package io.entente.gateway.shelf;

import io.entente.gateway.RecordTestData;
import io.entente.kernel.statement.MalformedStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.policy.decision.Labels;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabelsDocumentTest {
    private final TestKeys keys = new TestKeys();
    private final RecordTestData record = RecordTestData.released();

    @Test
    void labels_say_what_the_statement_says_and_nothing_of_its_content() {
        Labels labels = labels(record.statement(keys));

        assertThat(labels.markings().handling()).containsExactly(HandlingCode.H1);
        assertThat(labels.subjects()).containsOnlyKeys(RecordTestData.SUSPECT);
        assertThat(labels.subjectOf(RecordTestData.SUSPECT)).isEqualTo(DataSubject.SUSPECT);
        assertThat(new String(LabelsDocument.write(labels), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("EXERCISE", "CSQU3054383", "+3200000000");
    }

    @Test
    void labels_read_back_as_they_were_written_whether_recalled_or_reviewed_or_not() {
        Labels labels = labels(record.statement(keys));
        byte[] document = LabelsDocument.write(labels);

        assertThat(LabelsDocument.read(document, false, false, Optional.empty()))
                .isEqualTo(labels);
        assertThat(LabelsDocument.write(LabelsDocument.read(document, true, false, Optional.of(LocalDate.EPOCH))))
                .isEqualTo(document);
        assertThat(LabelsDocument.read(document, true, false, Optional.of(LocalDate.EPOCH))
                        .release()
                        .recalled())
                .isTrue();
    }

    @Test
    void under_which_agreement_a_recipient_is_meant_is_said_only_where_it_is() {
        RecordTestData meant = record.to(Map.of("us-hsi", "full under us-be"));
        Labels labels = labels(meant.statement(keys), Released.of(meant.message(keys)));

        assertThat(labels.release().recipients().get(0).circle()).contains("us-be");
        assertThat(LabelsDocument.read(LabelsDocument.write(labels), false, false, Optional.empty()))
                .isEqualTo(labels);
        assertThat(new String(
                        LabelsDocument.write(labels(record.statement(keys))), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("circle");
    }

    @Test
    void a_statement_without_a_marking_is_refused() {
        SdStatement unmarked =
                record.statement(keys).present(disclosed -> !disclosed.name().equals("marking.tlp"));

        assertThatThrownBy(() -> labels(unmarked))
                .isInstanceOf(MalformedStatement.class)
                .hasMessageContaining("marking.tlp");
    }

    private Labels labels(SdStatement statement) {
        return labels(statement, Released.of(record.message(keys)));
    }

    private Labels labels(SdStatement statement, Released released) {
        return VerifiedRelease.of(
                        released,
                        "case-service",
                        statement,
                        statement.visible(),
                        keys.register().agency(record.owner()).orElseThrow())
                .labels();
    }
}
