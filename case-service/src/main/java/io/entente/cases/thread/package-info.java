/** What partners answered to a released referral, and until when they owe an answer to what it asks. */
@NullMarked
package io.entente.cases.thread;

import org.jspecify.annotations.NullMarked;
