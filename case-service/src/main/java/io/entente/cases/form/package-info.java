/** What officers file, read strictly: each fault is told by where it stands, and no value is repeated. */
@NullMarked
package io.entente.cases.form;

import org.jspecify.annotations.NullMarked;
