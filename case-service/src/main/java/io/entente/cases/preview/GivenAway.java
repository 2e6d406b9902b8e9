package io.entente.cases.preview;

import io.entente.kernel.vocabulary.AgencyId;

/**
 * Words that a recipient gets say the value of a field that it does not get.
 *
 * @param path of the words in the content
 * @param field of the withheld value there
 */
public record GivenAway(String path, AgencyId recipient, String field) {}
