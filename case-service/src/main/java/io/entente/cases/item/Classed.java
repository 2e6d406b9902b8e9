package io.entente.cases.item;

import io.entente.kernel.vocabulary.FieldClass;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The class under which agreements permit or forbid a field. A field without it never leaves, and fails the build. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Classed {
    FieldClass value();
}
