/** The offline verifier: receipts and whole logs, against a policy; no network unless it is given an address. */
package io.entente.tlog.verify;
