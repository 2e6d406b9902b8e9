/** How to reach what {@code deploy/up} runs: addresses, sign-ins, calls. */
@NullMarked
package io.entente.local.client;

import org.jspecify.annotations.NullMarked;
