package io.entente.cases.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.cases.item.Warning;
import io.entente.cases.referral.Custody;
import io.entente.cases.thread.Answer;
import io.entente.kernel.idempotency.AboutRecord;
import io.entente.kernel.vocabulary.RecordId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A referral as its own agency reads it: the newest version whole, in whose hands it is, and what partners answered.
 *
 * @param state open, closed or recalled
 * @param revision counts the changes; answers of partners are none. It is the ETag of the answer.
 * @param inReplyTo id or reference of what it answers or follows
 * @param released number of the version last released; null before the first release
 * @param warnings what was kept in the content although it is doubtful
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Dossier(
        String id,
        String reference,
        String agency,
        String state,
        int revision,
        Instant filedAt,
        @Schema(nullable = true) @Nullable String inReplyTo,
        Hands custody,
        Newest version,
        @Schema(nullable = true) @Nullable Integer released,
        List<Warning> warnings,
        List<Response> responses)
        implements AboutRecord {

    @Override
    public RecordId aboutRecord() {
        return RecordId.of(id);
    }

    /**
     * In whose hands it is.
     *
     * @param assignee account name
     * @param readers unit, agency or named
     * @param named account names, where readers are named
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Hands(
            @Schema(nullable = true) @Nullable String unit,
            @Schema(nullable = true) @Nullable String assignee,
            String readers,
            List<String> named) {
        static Hands of(Custody custody) {
            return new Hands(
                    custody.unit().orElse(null),
                    custody.assignee().orElse(null),
                    custody.readers().code(),
                    custody.named());
        }
    }

    /** The newest version. */
    public record Newest(
            int number,
            String state,
            @Schema(ref = "Content") JsonNode content) {}

    /** A partner's answer to the version it had. */
    public record Response(
            String agency,
            int version,
            String answer,
            @Schema(nullable = true) @Nullable String reason,
            Instant at) {
        static Response of(Answer answer) {
            return new Response(answer.responder(), answer.version(), answer.answer(), answer.reason(), answer.at());
        }
    }
}
