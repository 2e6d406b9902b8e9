/**
 * What a referral says: its content and the items in it, as values that cannot be wrong. Every field of an item has a
 * field class, because agreements speak of classes; a field without one cannot leave.
 */
@NullMarked
package io.entente.cases.item;

import org.jspecify.annotations.NullMarked;
