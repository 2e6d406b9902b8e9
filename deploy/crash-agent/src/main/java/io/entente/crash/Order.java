package io.entente.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * An order to die, as it is left in a file for the agent, which takes the file away.
 *
 * @param hit at which passage, the first being 1, counted from when the order was taken
 * @param address of the messages whose passages count; empty for all of them
 */
public record Order(CrashPoint point, Seam seam, int hit, String address) {
    public Order {
        if (hit < 1) throw new IllegalArgumentException("the first passage is number 1");
        if (!seam.points().contains(point)) throw new IllegalArgumentException(seam + " does not pass " + point);
        if (!address.isEmpty() && !seam.tellsAddress(point))
            throw new IllegalArgumentException(point + " does not tell messages apart");
    }

    /** Leaves the order; whoever carries the agent with this file has it once the file is gone. */
    public void leave(Path file) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(obeyed(file));
        Files.writeString(whole, point.code() + " " + seam.code() + " " + hit + " " + address);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static Optional<Order> take(Path file) throws IOException {
        if (!Files.exists(file)) return Optional.empty();
        String[] words = Files.readString(file).split(" ");
        Order order = new Order(
                CrashPoint.of(words[0]),
                Seam.ofCode(words[1]),
                Integer.parseInt(words[2]),
                words.length > 3 ? words[3] : "");
        Files.delete(file);
        return Optional.of(order);
    }

    /** Beside the order's file: there once the order was obeyed. */
    public static Path obeyed(Path file) {
        return file.resolveSibling(file.getFileName() + ".obeyed");
    }
}
