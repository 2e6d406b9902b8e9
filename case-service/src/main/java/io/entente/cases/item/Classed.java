package io.entente.cases.item;

import io.entente.kernel.vocabulary.Basis;
import io.entente.kernel.vocabulary.FieldClass;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is said of a field in {@code docs/fields.md}, which is made from here. A field without it never leaves, and fails
 * the build.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Classed {
    /** The class under which agreements permit or forbid the field. */
    FieldClass value();

    /** Whether it can tell of a natural person, alone or with other fields (LED 2016/680 Art. 3(1)). */
    boolean personal();

    /** Whether it states facts or somebody's assessment (LED 2016/680 Art. 7). */
    Basis basis();

    /** A good value, invented: a text as it is, anything else as JSON. */
    String example();
}
