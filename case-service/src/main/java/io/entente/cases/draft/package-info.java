/** Writing a referral before it leaves. */
@NullMarked
package io.entente.cases.draft;

import org.jspecify.annotations.NullMarked;
