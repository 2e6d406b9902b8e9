package io.entente.tlog.note;

import io.entente.tlog.Malformed;
import io.entente.tlog.Strict;
import io.entente.tlog.tree.Hash;
import io.entente.tlog.tree.TreeHead;

import java.util.List;

/**
 * What a log signs: how large it is and what its leaves come to (C2SP tlog-checkpoint).
 *
 * @param origin the log's name
 * @param extensions lines after it; not to be used, and kept for those who do
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {
    private static final int LINES = 3;

    public Checkpoint {
        extensions = List.copyOf(extensions);
        line(origin);
        extensions.forEach(Checkpoint::line);
    }

    public Checkpoint(String origin, TreeHead head) {
        this(origin, head, List.of());
    }

    /**
     * @param text of a note
     * @throws Malformed for what is no checkpoint
     */
    public static Checkpoint parse(String text) {
        List<String> lines = Strict.lines(text);
        if (lines.size() < LINES) throw new Malformed("a checkpoint of " + lines.size() + " lines");
        return new Checkpoint(
                lines.get(0),
                new TreeHead(Strict.decimal(lines.get(1)), Hash.ofBase64(lines.get(2))),
                lines.subList(LINES, lines.size()));
    }

    private static void line(String line) {
        if (line.isEmpty()) throw new Malformed("an empty line in a checkpoint");
        if (line.chars().anyMatch(sign -> sign < ' ')) throw new Malformed("a control character in a checkpoint");
    }

    /** As it is signed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n');
        text.append(head.size()).append('\n');
        text.append(head.root().base64()).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
