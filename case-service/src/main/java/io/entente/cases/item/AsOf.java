package io.entente.cases.item;

import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.kernel.vocabulary.MalformedValue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** The date a published figure stands for, as exact as its publisher gave it: year, month or day (ISO 8601). */
public record AsOf(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");

    public AsOf {
        if (!FORM.matcher(value).matches() || !exists(value))
            throw new MalformedValue("date", value, "YYYY, YYYY-MM or YYYY-MM-DD");
    }

    private static boolean exists(String text) {
        try {
            if (text.length() == 10) LocalDate.parse(text);
            else if (text.length() == 7) YearMonth.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
