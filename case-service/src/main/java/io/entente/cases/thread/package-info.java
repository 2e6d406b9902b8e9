/** What partners answered to a released referral. */
@NullMarked
package io.entente.cases.thread;

import org.jspecify.annotations.NullMarked;
