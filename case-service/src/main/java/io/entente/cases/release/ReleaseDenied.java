package io.entente.cases.release;

import io.entente.cases.form.Fault;

import java.util.List;

/** The content is right in form, but cannot be released as it is. */
public final class ReleaseDenied extends RuntimeException {
    private final List<Fault> faults;

    ReleaseDenied(List<Fault> faults) {
        super("the release is denied");
        this.faults = List.copyOf(faults);
    }

    /** What stands in the way, by its place in the content. */
    public List<Fault> faults() {
        return faults;
    }
}
