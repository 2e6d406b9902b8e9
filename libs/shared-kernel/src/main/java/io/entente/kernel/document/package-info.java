/** Configuration documents (party register, agreements): read strictly, and every fault named by where it stands. */
@NullMarked
package io.entente.kernel.document;

import org.jspecify.annotations.NullMarked;
