package io.entente.kernel.statement;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something a statement will say, to be opened or withheld as a whole.
 *
 * @param name see {@link ClaimName} for records and {@link EventName} for events
 * @param value JSON; {@code null} nodes are said, not left out
 */
public record Claim(String name, JsonNode value) {}
