package io.entente.kernel.trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** W3C Trace Context, level 1, section 3.2. */
class TraceContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-" + PARENT + "-01",
                "00-" + TRACE + "-" + PARENT + "-00",
                "00-" + TRACE + "-" + PARENT + "-ff",
                "cc-" + TRACE + "-" + PARENT + "-01",
                "cc-" + TRACE + "-" + PARENT + "-01-what-the-future-will-be-like"
            })
    void a_trace_context_is_read(String text) {
        TraceContext read = TraceContext.of(text).orElseThrow();

        assertThat(read).isEqualTo(new TraceContext(TRACE, PARENT));
        assertThat(read.text()).isEqualTo("00-" + TRACE + "-" + PARENT + "-00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary",
                "00-" + TRACE + "-" + PARENT,
                "00-" + TRACE + "-" + PARENT + "-1",
                "00-" + TRACE + "-" + PARENT + "-01-",
                "00-" + TRACE + "-" + PARENT + "-01-more",
                "00-" + TRACE + "-" + PARENT + "-01\n",
                " 00-" + TRACE + "-" + PARENT + "-01",
                "ff-" + TRACE + "-" + PARENT + "-01",
                "cc-" + TRACE + "-" + PARENT + "-01.more",
                "cc-" + TRACE + "-" + PARENT + "-01-new\nline",
                "00-00000000000000000000000000000000-" + PARENT + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + PARENT + "-01",
                "00-" + TRACE + "g-" + PARENT + "-01",
                "00_" + TRACE + "_" + PARENT + "_01"
            })
    void whatever_else_is_none(String text) {
        assertThat(TraceContext.of(text)).isEmpty();
    }

    @Test
    void one_that_begins_here_can_be_read_and_goes_on_under_its_id() {
        TraceContext begun = TraceContext.begin();
        TraceContext next = begun.next();

        assertThat(TraceContext.of(begun.text())).contains(begun);
        assertThat(next.traceId()).isEqualTo(begun.traceId());
        assertThat(next.parentId()).isNotEqualTo(begun.parentId());
        assertThat(TraceContext.begin().traceId()).isNotEqualTo(begun.traceId());
    }
}
