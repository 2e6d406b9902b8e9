package io.entente.policy.agreement;

/**
 * A legal instrument an agreement rests on, or a safeguard it keeps.
 *
 * @param id name within the agreement, for clauses to cite
 * @param date year, month or day, ISO 8601
 * @param source where it is published
 */
public record Instrument(String id, String title, String date, String source) {}
