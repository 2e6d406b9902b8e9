/** What is told to the originator of a record about who asked for it: later, by the worker, and only under a clause. */
@NullMarked
package io.entente.gateway.notice;

import org.jspecify.annotations.NullMarked;
