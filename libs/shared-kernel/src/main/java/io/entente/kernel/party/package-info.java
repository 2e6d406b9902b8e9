/** The party register: who takes part and with which keys, one versioned file that every service reads. */
@NullMarked
package io.entente.kernel.party;

import org.jspecify.annotations.NullMarked;
