/**
 * What lies in a database is closed with data keys, one per record and one per agency for what belongs to no record; each
 * is wrapped by its agency's key-encryption key, which no database holds (design, Storage).
 */
@NullMarked
package io.entente.kernel.datakey;

import org.jspecify.annotations.NullMarked;
