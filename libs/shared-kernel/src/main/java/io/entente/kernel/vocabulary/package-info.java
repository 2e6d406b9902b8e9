/** Code lists, identifiers and markings: the words every service uses, as values that cannot be wrong. */
@NullMarked
package io.entente.kernel.vocabulary;

import org.jspecify.annotations.NullMarked;
