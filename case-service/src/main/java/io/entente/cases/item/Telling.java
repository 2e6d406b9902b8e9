package io.entente.cases.item;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name or an identifier: who reads this very value anywhere knows who or what is meant. Where the field is withheld from
 * a recipient, a text that it gets must not say the value either.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Telling {}
