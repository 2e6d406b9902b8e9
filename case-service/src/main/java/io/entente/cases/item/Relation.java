package io.entente.cases.item;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * That one item stands in a relation to another, both of the same content.
 *
 * @param id kept from version to version
 * @param kind in small letters and hyphens, such as {@code found-in}
 */
@JsonPropertyOrder({"id", "from", "to", "kind"})
public record Relation(ItemId id, ItemId from, ItemId to, RelationKind kind) {}
