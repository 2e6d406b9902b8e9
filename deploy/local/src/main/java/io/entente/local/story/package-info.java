/** One referral, from filing to the auditor's list, told in plain words. */
@NullMarked
package io.entente.local.story;

import org.jspecify.annotations.NullMarked;
