package io.entente.kernel.service;

import java.util.List;

/** Something that must hold before this service serves anybody. SECURITY.md lists them all. */
interface StartRule {
    /** Whether it holds for the demo too; most of them are what makes a demo a demo. */
    default boolean holdsForTheDemo() {
        return false;
    }

    /** @return a sentence or two for each fault, naming the setting and what to do; none when all is well */
    List<String> faults();
}
