/** What the gateway decides by, as it announces it: known here to decide the same before anything leaves. */
@NullMarked
package io.entente.cases.policy;

import org.jspecify.annotations.NullMarked;
