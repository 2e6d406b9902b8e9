package io.entente.cases.form;

import java.util.List;

/** What was filed has not the right form. Names every faulty item, and within an item its first fault. */
public final class MalformedForm extends RuntimeException {
    private final List<Fault> faults;

    public MalformedForm(List<Fault> faults) {
        super(faults.size() + " faults in what was filed");
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
