package io.entente.gateway.disclosure;

import io.entente.gateway.shelf.PickedContent;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The outcome of a pull, on record already.
 *
 * @param disclosure the id under which the pull is on record, found or missed
 * @param keepUntil the last day on which it may be kept; empty where no clause says so
 * @param content empty for what does not exist, is hidden or was recalled: there is no telling which
 */
record Pulled(UUID disclosure, Optional<LocalDate> keepUntil, Optional<PickedContent> content) {}
