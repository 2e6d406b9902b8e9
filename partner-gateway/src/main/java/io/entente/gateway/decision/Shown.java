package io.entente.gateway.decision;

import io.entente.gateway.shelf.ShelvedVersion;

import java.util.Optional;
import java.util.Set;

/**
 * What of which version may be seen.
 *
 * @param positions of the disclosures that may be opened
 * @param contact for a pointer, the owner's functional mailbox: then that and the reference are all there is
 * @param seen a hash over the content that may be seen, the same for two versions that show the same
 */
public record Shown(ShelvedVersion version, Set<Integer> positions, Optional<String> contact, String seen) {}
