/** The officer who calls: what their roles allow, and the trace that each of their acts leaves. */
@NullMarked
package io.entente.cases.officer;

import org.jspecify.annotations.NullMarked;
