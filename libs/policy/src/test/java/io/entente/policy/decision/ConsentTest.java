package io.entente.policy.decision;

import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.policy.decision.Consent.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConsentTest {
    @Test
    void a_kind_is_found_by_exactly_its_code() {
        for (Kind kind : Kind.values()) assertThat(Kind.of(kind.code())).isEqualTo(kind);
        assertThatThrownBy(() -> Kind.of("Action")).isInstanceOf(MalformedValue.class);
    }
}
