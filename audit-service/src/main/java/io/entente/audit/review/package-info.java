/** What an auditor may find: its own side in clear, across a border agency, purpose and pseudonym. */
@NullMarked
package io.entente.audit.review;

import org.jspecify.annotations.NullMarked;
