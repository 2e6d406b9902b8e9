package io.entente.kernel.vocabulary;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds an entry of a code list by its exact code. */
public final class CodeList<E extends Coded> {
    private final String what;
    private final Map<String, E> byCode;
    private final String expected;

    /** @param what what an entry is called, for the message to whoever sends a wrong one */
    public CodeList(String what, E[] entries) {
        this(what, entries, "one of " + Arrays.stream(entries).map(Coded::code).collect(Collectors.joining(", ")));
    }

    CodeList(String what, E[] entries, String expected) {
        this.what = what;
        this.byCode = Arrays.stream(entries).collect(Collectors.toUnmodifiableMap(Coded::code, Function.identity()));
        this.expected = expected;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    public E of(String code) {
        E entry = byCode.get(code);
        if (entry == null) throw new MalformedValue(what, code, expected);
        return entry;
    }
}
