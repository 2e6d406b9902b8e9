package io.entente.cases.form;

/**
 * Where a document is wrong and what was expected there. Never what was found: it may be evidence or personal.
 *
 * @param path JSONPath: {@code $.items[0].number}
 */
public record Fault(String path, String expected) {}
