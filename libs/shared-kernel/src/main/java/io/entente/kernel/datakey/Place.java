package io.entente.kernel.datakey;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where a stored value lies. It is authenticated with the value, which therefore opens nowhere else.
 *
 * @param column table and column, such as {@code version.content}
 * @param row what tells the row from all others, a line for each part
 */
public record Place(String column, String row) {

    /** @param row ids and numbers, which hold no line feeds */
    public static Place of(String column, Object... row) {
        return new Place(column, Arrays.stream(row).map(Object::toString).collect(Collectors.joining("\n")));
    }

    byte[] bytes() {
        return ("entente at rest 1\n" + column + "\n" + row).getBytes(StandardCharsets.UTF_8);
    }
}
