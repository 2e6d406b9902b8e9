package io.entente.cases.item;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.AgreementId;
import io.entente.kernel.vocabulary.Mode;
import org.jspecify.annotations.Nullable;

/**
 * An agency the owner chose, and how much of the referral's existence it may see.
 *
 * @param circle the agreement under which it is meant; without one, any that the two are parties to. An agency that is
 *     meant under several is named once for each
 */
public record Recipient(
        AgencyId agency, Mode mode, @Nullable AgreementId circle) {}
