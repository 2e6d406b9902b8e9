package io.entente.local;

import java.nio.file.Path;
import java.util.List;

/**
 * How {@code deploy/up} was asked to run.
 *
 * @param root the clone
 * @param portBase first of seven ports in a row
 * @param fresh start over without the old data
 * @param once run the story, stop, and tell by the exit code whether it went well
 * @param story whether to run the story at all
 */
public record Options(Path root, int portBase, boolean fresh, boolean once, boolean story) {
    static final int DEFAULT_PORT_BASE = 18400;

    /** @throws Trouble naming the argument that is wrong */
    static Options of(Path root, List<String> arguments) {
        int portBase = DEFAULT_PORT_BASE;
        boolean fresh = false;
        boolean once = false;
        boolean story = true;
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--fresh" -> fresh = true;
                case "--once" -> once = true;
                case "--no-story" -> story = false;
                case "--port-base" -> portBase = port(i + 1 < arguments.size() ? arguments.get(++i) : "");
                default -> throw new Trouble("Unknown argument " + arguments.get(i) + ": see deploy/up --help.");
            }
        }
        return new Options(root.toAbsolutePath().normalize(), portBase, fresh, once, story);
    }

    private static int port(String text) {
        if (text.matches("[1-9][0-9]{3,4}")) {
            int port = Integer.parseInt(text);
            if (port >= 1024 && port <= 65535 - 6) return port;
        }
        throw new Trouble("--port-base needs a number from 1024 to 65529.");
    }
}
