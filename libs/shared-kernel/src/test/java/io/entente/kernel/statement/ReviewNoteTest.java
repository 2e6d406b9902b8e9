package io.entente.kernel.statement;

import com.nimbusds.jose.jwk.ECKey;
import io.entente.kernel.key.BadSignature;
import io.entente.kernel.key.Signer;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReviewNoteTest {
    private static final AgencyId OWNER = new AgencyId("be-fgp");
    private static final RecordId RECORD = RecordId.of("0f8b1f2e-55d1-4a37-8a0f-3f4f3b1f7a55");
    private static final LocalDate ON = LocalDate.parse("2028-02-29");
    private static final String SAID = "{\"agency\":\"be-fgp\",\"number\":2,\"on\":\"2028-02-29\","
            + "\"record\":\"0f8b1f2e-55d1-4a37-8a0f-3f4f3b1f7a55\",\"until\":\"2030-01-01\",\"version\":3}";

    private final TestKeys keys = new TestKeys();
    private final Signer signer = keys.agency(OWNER);
    private final List<ECKey> ownerKeys =
            keys.register().agency(OWNER).orElseThrow().recordKeys();

    @Test
    void what_an_agency_signed_is_read_back_and_what_another_signed_is_not() {
        ReviewNote note = new ReviewNote(OWNER, RECORD, 3, 2, ON, LocalDate.parse("2030-01-01"));

        assertThat(ReviewNote.verified(note.signed(signer), ownerKeys)).isEqualTo(note);
        assertThat(ReviewNote.verified(signed(SAID), ownerKeys)).isEqualTo(note);
        assertThatThrownBy(() -> ReviewNote.verified(note.signed(keys.agency(new AgencyId("be-customs"))), ownerKeys))
                .isInstanceOf(BadSignature.class);
        assertThatThrownBy(() -> ReviewNote.verified(
                        signer.sign(PointerNote.TYP, SAID.getBytes(StandardCharsets.UTF_8)), ownerKeys))
                .isInstanceOf(BadSignature.class);
    }

    @Test
    void a_review_holds_for_five_years_and_not_for_a_day_longer() {
        LocalDate last = LocalDate.parse("2033-02-28");

        assertThat(new ReviewNote(OWNER, RECORD, 1, 1, ON, last).until()).isEqualTo(last);
        assertThatThrownBy(() -> new ReviewNote(OWNER, RECORD, 1, 1, ON, last.plusDays(1)))
                .isInstanceOf(MalformedStatement.class);
        assertThatThrownBy(() -> ReviewNote.verified(signed(SAID.replace("2030-01-01", "2033-03-01")), ownerKeys))
                .isInstanceOf(MalformedStatement.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "nonsense",
                "{\"agency\":\"be-fgp\",\"number\":0,\"on\":\"2028-02-29\","
                        + "\"record\":\"0f8b1f2e-55d1-4a37-8a0f-3f4f3b1f7a55\",\"until\":\"2030-01-01\",\"version\":3}",
                "{\"agency\":\"be-fgp\",\"number\":2,\"on\":\"2028-02-30\","
                        + "\"record\":\"0f8b1f2e-55d1-4a37-8a0f-3f4f3b1f7a55\",\"until\":\"2030-01-01\",\"version\":3}",
                "{\"agency\":\"be-fgp\",\"more\":1,\"number\":2,\"on\":\"2028-02-29\","
                        + "\"record\":\"0f8b1f2e-55d1-4a37-8a0f-3f4f3b1f7a55\",\"until\":\"2030-01-01\",\"version\":3}"
            })
    void what_says_more_less_or_something_else_is_refused(String payload) {
        assertThatThrownBy(() -> ReviewNote.verified(signed(payload), ownerKeys))
                .isInstanceOf(MalformedStatement.class);
    }

    private String signed(String payload) {
        return signer.sign(ReviewNote.TYP, payload.getBytes(StandardCharsets.UTF_8));
    }
}
