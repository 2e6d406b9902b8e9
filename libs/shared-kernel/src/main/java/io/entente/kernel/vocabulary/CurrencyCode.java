package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** A currency by its ISO 4217 code, former ones included: old notes are found too. */
public record CurrencyCode(@JsonValue String value) {
    private static final Set<String> KNOWN = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CurrencyCode {
        if (!KNOWN.contains(value))
            throw new MalformedValue("currency", value, "an ISO 4217 code of three capital letters");
    }
}
