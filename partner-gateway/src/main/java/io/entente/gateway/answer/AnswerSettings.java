package io.entente.gateway.answer;

import io.smallrye.config.ConfigMapping;

import java.time.Duration;

/** When answers leave. */
@ConfigMapping(prefix = "entente.answers")
interface AnswerSettings {
    /** Answers leave at multiples of it after their question came in; zero lets them leave as soon as they are ready. */
    Duration step();
}
