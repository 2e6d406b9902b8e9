package io.entente.kernel.json;

/** Text that is not strict JSON. The message names the fault and never repeats the text. */
public final class MalformedJson extends IllegalArgumentException {
    public MalformedJson(String message) {
        super(message);
    }
}
