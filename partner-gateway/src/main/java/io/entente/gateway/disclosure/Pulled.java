package io.entente.gateway.disclosure;

import io.entente.gateway.shelf.PickedContent;

import java.util.Optional;
import java.util.UUID;

/**
 * The outcome of a pull, on record already.
 *
 * @param disclosure the id under which the pull is on record, found or missed
 * @param content empty for what does not exist, is hidden or was recalled: there is no telling which
 */
record Pulled(UUID disclosure, Optional<PickedContent> content) {}
