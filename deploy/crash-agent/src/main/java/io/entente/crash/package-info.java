/** A Java agent for tests: a service that carries it dies at a named point when it is told to. */
@NullMarked
package io.entente.crash;

import org.jspecify.annotations.NullMarked;
