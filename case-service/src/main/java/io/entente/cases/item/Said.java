package io.entente.cases.item;

/**
 * A text that content says somewhere.
 *
 * @param claim the name of the claim with which it is disclosed or withheld
 * @param path its place in the content: {@code $.items[2].documents[0].number}
 */
public record Said(String claim, String path, String text) {
    /** Never the text: it may be personal. */
    @Override
    public String toString() {
        return "Said[" + path + "]";
    }
}
