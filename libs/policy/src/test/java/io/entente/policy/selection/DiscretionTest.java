package io.entente.policy.selection;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.agreement.Participant;
import io.entente.policy.agreement.Party;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Disclose;
import io.entente.policy.decision.Obligations;
import io.entente.policy.decision.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("P7")
class DiscretionTest {
    private static final Participant OWNER = new Participant(new AgencyId("uk-nca"), new Jurisdiction("UK"), "police");
    private static final Participant ASKER = new Participant(new AgencyId("ca-rcmp"), new Jurisdiction("CA"), "police");
    private static final List<Mark> MARKS = Stream.of(
                    "type", "marking.tlp", "marking.rel-to.CA", "marking.rel-to.UK", "marking.rel-to.AU")
            .map(name -> new Mark(0, name, Optional.of(FieldClass.MARKING), Optional.empty(), Optional.empty(), name))
            .toList();

    @Test
    void in_a_hidden_circle_rel_to_tells_a_member_of_itself_and_the_owner_alone() {
        assertThat(discretion(circle("circle", true)).about(under("circle"), MARKS))
                .extracting(Mark::name)
                .containsExactly("type", "marking.tlp", "marking.rel-to.CA", "marking.rel-to.UK");
    }

    @Test
    void where_members_know_each_other_rel_to_is_told_whole() {
        assertThat(discretion(circle("circle", false)).about(under("circle"), MARKS))
                .isEqualTo(MARKS);
        assertThat(discretion(circle("another", true)).about(under("circle"), MARKS))
                .isEqualTo(MARKS);
    }

    private static Discretion discretion(Agreement agreement) {
        return new Discretion(
                Request.record(ASKER, Purpose.DRUG_TRAFFICKING, Instant.EPOCH),
                OWNER,
                Agreements.of(List.of(agreement)));
    }

    private static Disclose under(String agreement) {
        return new Disclose(
                new TreeSet<>(List.of(FieldClass.MARKING)),
                new TreeSet<>(List.of(new ClauseRef(agreement, 1, "permit"))),
                new Obligations(new TreeSet<>()),
                new TreeMap<>());
    }

    private static Agreement circle(String id, boolean hidden) {
        return new Agreement(
                id,
                1,
                "0".repeat(64),
                "EXERCISE",
                List.of(Party.of("UK"), Party.of("CA"), Party.of("AU")),
                hidden,
                List.of(),
                List.of(),
                Span.ALWAYS,
                List.of());
    }
}
