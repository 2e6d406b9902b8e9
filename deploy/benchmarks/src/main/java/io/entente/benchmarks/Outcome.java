package io.entente.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a benchmark found.
 *
 * @param figures by name, in the order to print
 * @param holds whether what it promises holds
 */
record Outcome(ObjectNode figures, boolean holds) {}
