/** What the services know of PostgreSQL's failures. */
@NullMarked
package io.entente.kernel.database;

import org.jspecify.annotations.NullMarked;
