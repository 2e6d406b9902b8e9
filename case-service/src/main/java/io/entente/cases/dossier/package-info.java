/** Referrals as their own agency reads them. */
@NullMarked
package io.entente.cases.dossier;

import org.jspecify.annotations.NullMarked;
