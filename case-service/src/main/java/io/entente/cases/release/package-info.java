/** Submitting, releasing, amending and recalling: what leaves the agency is signed and announced here, and only here. */
@NullMarked
package io.entente.cases.release;

import org.jspecify.annotations.NullMarked;
