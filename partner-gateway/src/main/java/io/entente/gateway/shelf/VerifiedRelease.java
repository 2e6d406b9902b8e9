package io.entente.gateway.shelf;

import io.entente.policy.Labels;
import java.util.List;

/**
 * A release whose statement was found to be what it says, from whom it says.
 *
 * @param claims the statement, cut up
 * @param labels what decisions about it will be made on
 */
record VerifiedRelease(Released released, String signedPart, List<ShelfClaim> claims, Labels labels) {}
