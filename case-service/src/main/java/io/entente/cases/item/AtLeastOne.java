package io.entente.cases.item;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The fields of which one must be there: without any, the record would tell of nothing. The schemas say it too. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface AtLeastOne {
    /** JSON names, which are the names of the record's components. */
    String[] value();
}
