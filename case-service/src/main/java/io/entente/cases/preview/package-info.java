/** What partners would see of a referral, and what it would tell them in words that it withholds in fields. */
@NullMarked
package io.entente.cases.preview;

import org.jspecify.annotations.NullMarked;
