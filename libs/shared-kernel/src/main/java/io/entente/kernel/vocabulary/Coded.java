package io.entente.kernel.vocabulary;

/** An entry of a closed code list. Records store the code, never a translated label. */
public interface Coded {
    /** The code as it stands in JSON, in statements and in agreements. */
    String code();
}
