package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A referral's id as partners see it: a random UUID that tells nothing about time or volume. */
public record RecordId(UUID value) implements Comparable<RecordId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public static RecordId random() {
        return new RecordId(UUID.randomUUID());
    }

    /** Reads the canonical form in small letters alone; {@link UUID#fromString} would let shortened groups pass. */
    @JsonCreator
    public static RecordId of(String text) {
        return parsed(text).orElseThrow(() -> new MalformedValue("record id", text, "a UUID in small letters"));
    }

    /** @return empty for what is no id: to who asks by it, there is nothing of that name */
    public static Optional<RecordId> parsed(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RecordId(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public int compareTo(RecordId other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
