package io.entente.policy.agreement;

/**
 * The article a clause rests on.
 *
 * @param instrument id of a legal basis or safeguard of the same agreement
 * @param article as cited: "Art. 6"
 */
public record Citation(String instrument, String article) {}
