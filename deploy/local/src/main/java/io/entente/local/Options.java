package io.entente.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How {@code deploy/up} was asked to run.
 *
 * @param root the clone
 * @param portBase first of seven ports in a row
 * @param fresh start over without the old data
 * @param once run the story, stop, and tell by the exit code whether it went well
 * @param story whether to run the story at all
 * @param parties directory of files laid over those that say who takes part
 * @param run where the deployment keeps its things, if not where {@code $ENTENTE_RUN} or the clone says
 * @param newRecordKey agency whose record key is changed before anything starts
 */
public record Options(
        Path root,
        int portBase,
        boolean fresh,
        boolean once,
        boolean story,
        Optional<Path> parties,
        Optional<Path> run,
        Optional<String> newRecordKey) {
    static final int DEFAULT_PORT_BASE = 18400;

    public Options(Path root, int portBase, boolean fresh, boolean once, boolean story) {
        this(root, portBase, fresh, once, story, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, in a place of its own. */
    public Options in(Path ownPlace) {
        return new Options(root, portBase, fresh, once, story, parties, Optional.of(ownPlace), newRecordKey);
    }

    /** The same with other parties. */
    public Options with(Path otherParties) {
        return new Options(root, portBase, fresh, once, story, Optional.of(otherParties), run, newRecordKey);
    }

    /** The same, and an agency's record key is changed first. */
    public Options changing(String agency) {
        return new Options(root, portBase, fresh, once, story, parties, run, Optional.of(agency));
    }

    /** @throws Trouble naming the argument that is wrong */
    static Options of(Path root, List<String> arguments) {
        int portBase = DEFAULT_PORT_BASE;
        boolean fresh = false;
        boolean once = false;
        boolean story = true;
        Optional<Path> parties = Optional.empty();
        Optional<String> newRecordKey = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--fresh" -> fresh = true;
                case "--once" -> once = true;
                case "--no-story" -> story = false;
                case "--parties" ->
                    parties = Optional.of(directory(i + 1 < arguments.size() ? arguments.get(++i) : ""));
                case "--new-record-key" ->
                    newRecordKey = Optional.of(agency(i + 1 < arguments.size() ? arguments.get(++i) : ""));
                case "--port-base" -> portBase = port(i + 1 < arguments.size() ? arguments.get(++i) : "");
                default -> throw new Trouble("Unknown argument " + arguments.get(i) + ": see deploy/up --help.");
            }
        }
        if (fresh && newRecordKey.isPresent())
            throw new Trouble("--new-record-key changes a key that is there, and --fresh leaves none.");
        return new Options(
                root.toAbsolutePath().normalize(),
                portBase,
                fresh,
                once,
                story,
                parties,
                Optional.empty(),
                newRecordKey);
    }

    private static Path directory(String text) {
        if (text.isEmpty()) throw new Trouble("--parties needs a directory.");
        return Path.of(text).toAbsolutePath().normalize();
    }

    private static String agency(String text) {
        if (!text.matches("[a-z][a-z0-9-]*")) throw new Trouble("--new-record-key needs an agency, such as be-fgp.");
        return text;
    }

    private static int port(String text) {
        if (text.matches("[1-9][0-9]{3,4}")) {
            int port = Integer.parseInt(text);
            if (port >= 1024 && port <= 65535 - 6) return port;
        }
        throw new Trouble("--port-base needs a number from 1024 to 65529.");
    }
}
