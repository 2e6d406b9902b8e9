/** This service's own standing: its keys, its clock, the party register it reads. */
@NullMarked
package io.entente.kernel.service;

import org.jspecify.annotations.NullMarked;
