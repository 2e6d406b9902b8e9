package io.entente.tlog.witness;

/**
 * What a witness says.
 *
 * @param status of HTTP
 * @param body cosignature lines, a size, or what is wrong
 */
public record WitnessAnswer(int status, String contentType, String body) {
    static final String SIZE = "text/x.tlog.size";
    private static final String TEXT = "text/plain; charset=utf-8";

    static WitnessAnswer cosigned(String lines) {
        return new WitnessAnswer(200, TEXT, lines);
    }

    static WitnessAnswer atSize(long size) {
        return new WitnessAnswer(409, SIZE, size + "\n");
    }

    static WitnessAnswer refused(int status, String why) {
        return new WitnessAnswer(status, TEXT, why + "\n");
    }
}
