package io.entente.cases.item;

/**
 * A doubtful value that was kept.
 *
 * @param path where it stands in the content: {@code $.items[0].number}
 * @param code a stable code
 * @param text one sentence for the officer
 */
public record Warning(String path, String code, String text) {
    static Warning of(String path, Doubt doubt) {
        return new Warning(path, doubt.code(), doubt.text());
    }
}
