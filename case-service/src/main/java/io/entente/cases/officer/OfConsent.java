package io.entente.cases.officer;

import io.entente.kernel.vocabulary.AgencyId;

import java.util.UUID;

/**
 * Which consent an act is about, as its event tells it; nothing that anybody wrote.
 *
 * @param asker who asked for it
 * @param recipient who may do it then
 */
public record OfConsent(UUID id, String kind, AgencyId asker, AgencyId recipient) {}
