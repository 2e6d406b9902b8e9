/** Which keys the issuers sign with today: known before they are needed, asked for within bounds, kept while they are away. */
@NullMarked
package io.entente.kernel.issuer;

import org.jspecify.annotations.NullMarked;
