package io.entente.kernel.trail;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A call that was refused, in our own words alone: nothing in it was sent by the caller.
 *
 * @param method of the endpoint; none where the request reached no endpoint
 * @param path the endpoint's template, without ids
 * @param problem the last part of the problem's type
 */
record RefusedCall(
        @Nullable String method,
        @Nullable String path,
        int status,
        @Nullable String problem) {
    @JsonProperty
    int count() {
        return 1;
    }
}
