/** Content as the claims of a record statement, and the statements that were made of it. */
@NullMarked
package io.entente.cases.statement;

import org.jspecify.annotations.NullMarked;
