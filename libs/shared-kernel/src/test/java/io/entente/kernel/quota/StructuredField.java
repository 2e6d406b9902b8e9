package io.entente.kernel.quota;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict reader of one kind of structured field (RFC 9651): a list of strings, each with integer parameters. */
public final class StructuredField {
    private static final Pattern ITEM =
            Pattern.compile("\"([\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]*)\"((?:; *[a-z*][a-z0-9_.*-]*=-?[0-9]{1,15})*)");
    private static final Pattern PARAMETER = Pattern.compile("; *([a-z*][a-z0-9_.*-]*)=(-?[0-9]{1,15})");

    private StructuredField() {}

    /** @return parameters by the name of the item */
    public static Map<String, Map<String, Long>> parse(String field) {
        Map<String, Map<String, Long>> items = new LinkedHashMap<>();
        Matcher item = ITEM.matcher(field);
        int at = 0;
        while (true) {
            if (!item.region(at, field.length()).lookingAt()) throw new IllegalArgumentException(field + " at " + at);
            Map<String, Long> parameters = new LinkedHashMap<>();
            Matcher parameter = PARAMETER.matcher(item.group(2));
            while (parameter.find()) parameters.put(parameter.group(1), Long.valueOf(parameter.group(2)));
            items.put(item.group(1), parameters);
            at = item.end();
            if (at == field.length()) return items;
            Matcher comma = Pattern.compile("[ \\t]*,[ \\t]*").matcher(field).region(at, field.length());
            if (!comma.lookingAt()) throw new IllegalArgumentException(field + " at " + at);
            at = comma.end();
        }
    }
}
