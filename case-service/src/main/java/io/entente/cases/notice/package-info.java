/** What the gateway tells of partners' queries about the agency's referrals. */
@NullMarked
package io.entente.cases.notice;

import org.jspecify.annotations.NullMarked;
