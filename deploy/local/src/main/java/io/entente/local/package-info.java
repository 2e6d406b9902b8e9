/** Everything Entente needs, started on this machine as processes; tests borrow the database and the broker. */
@NullMarked
package io.entente.local;

import org.jspecify.annotations.NullMarked;
