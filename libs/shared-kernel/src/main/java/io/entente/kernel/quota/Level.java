package io.entente.kernel.quota;

import java.time.Duration;

/**
 * How an allowance stands after a call.
 *
 * @param granted whether the call was within it
 * @param remaining calls left now
 * @param untilGranted how long to wait before the same call would be granted
 * @param untilFull how long until all of it is there again
 */
record Level(Allowance of, boolean granted, long remaining, Duration untilGranted, Duration untilFull) {}
