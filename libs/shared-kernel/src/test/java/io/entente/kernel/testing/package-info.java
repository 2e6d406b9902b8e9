/** What tests of a service stand on: real PostgreSQL, a real broker, issuers of several jurisdictions, other services' keys. */
@NullMarked
package io.entente.kernel.testing;

import org.jspecify.annotations.NullMarked;
