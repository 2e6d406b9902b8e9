package io.entente.gateway.feed;

import io.entente.gateway.feed.Cursors.Holder;
import io.entente.gateway.feed.Cursors.Place;
import io.entente.kernel.problem.ProblemException;
import io.entente.kernel.vocabulary.AgencyId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.entente.kernel.vocabulary.Purpose.DRUG_TRAFFICKING;
import static io.entente.kernel.vocabulary.Purpose.FIREARMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CursorsTest {
    private static final Holder HSI = new Holder(new AgencyId("us-hsi"), "hsi-system", DRUG_TRAFFICKING);

    private final Cursors cursors = new Cursors(new byte[32]);

    @Test
    void a_cursor_leads_back_to_its_place() {
        var place = new Place(4711, 17);

        assertThat(cursors.open(cursors.close(place, HSI), HSI)).isEqualTo(place);
    }

    @Test
    @Tag("P7")
    void cursors_have_one_length_and_never_repeat() {
        String first = cursors.close(Place.START, HSI);
        String far = cursors.close(new Place(Long.MAX_VALUE, Long.MAX_VALUE), HSI);

        assertThat(far).hasSameSizeAs(first);
        assertThat(cursors.close(Place.START, HSI)).isNotEqualTo(first);
    }

    @Test
    void a_cursor_is_good_for_its_holder_and_purpose_alone() {
        String cursor = cursors.close(new Place(3, 3), HSI);

        assertRefused(cursor, new Holder(new AgencyId("us-dea"), HSI.client(), HSI.purpose()));
        assertRefused(cursor, new Holder(HSI.agency(), "other-system", HSI.purpose()));
        assertRefused(cursor, new Holder(HSI.agency(), HSI.client(), FIREARMS));
    }

    @Test
    void anything_else_is_refused_in_one_way() {
        String cursor = cursors.close(new Place(3, 3), HSI);

        assertRefused("", HSI);
        assertRefused("1", HSI);
        assertRefused(cursor + "A", HSI);
        assertRefused("!" + cursor.substring(1), HSI);
        assertRefused((cursor.startsWith("A") ? "B" : "A") + cursor.substring(1), HSI);
        assertRefused(
                new Cursors(new byte[] {
                            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
                            26, 27, 28, 29, 30, 31, 32
                        })
                        .close(new Place(3, 3), HSI),
                HSI);
    }

    private void assertRefused(String cursor, Holder holder) {
        assertThatThrownBy(() -> cursors.open(cursor, holder))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(400);
                    assertThat(refused.problem().type()).endsWith("/bad-cursor");
                });
    }
}
