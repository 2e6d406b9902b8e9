/** SD-JWT statements (RFC 9901): a signed list of salted digests, and the disclosures that open them. */
@NullMarked
package io.entente.kernel.statement;

import org.jspecify.annotations.NullMarked;
