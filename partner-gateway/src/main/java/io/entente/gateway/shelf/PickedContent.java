package io.entente.gateway.shelf;

/** Content picked from the shelf, ready to be sent in the form that was asked for ({@link Form}). */
public record PickedContent(String text) {

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "PickedContent[" + text.length() + " characters]";
    }
}
