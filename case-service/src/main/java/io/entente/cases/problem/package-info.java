/** What goes wrong with referrals, as problem documents. */
@NullMarked
package io.entente.cases.problem;

import org.jspecify.annotations.NullMarked;
