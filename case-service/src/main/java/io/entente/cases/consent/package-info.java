/** Consents that partners ask of the agency about what it released, and what its officers say to them. */
@NullMarked
package io.entente.cases.consent;

import org.jspecify.annotations.NullMarked;
