package io.entente.tlog.verify;

import io.entente.tlog.Malformed;
import io.entente.tlog.note.Checkpoint;
import io.entente.tlog.note.NotVerified;
import io.entente.tlog.note.SignedNote;
import io.entente.tlog.proof.Policy;
import io.entente.tlog.proof.Receipt;
import io.entente.tlog.tree.Hash;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Verifies what a log gave out, with public keys alone.
 *
 * <pre>
 * java -cp entente-tlog.jar io.entente.tlog.verify.Verify receipt POLICY RECEIPT ENTRY
 * java -cp entente-tlog.jar io.entente.tlog.verify.Verify log POLICY DIRECTORY-OR-URL [EARLIER-CHECKPOINT…]
 * </pre>
 *
 * Ends with 0 when everything holds, 1 when something does not, 2 when something could not be read.
 */
public final class Verify {
    private static final int HOLDS = 0;
    private static final int DOES_NOT = 1;
    private static final int UNREADABLE = 2;
    private static final long STEP = 100_000;

    private final PrintStream out;

    Verify(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(new Verify(System.out).run(Arrays.asList(arguments)));
    }

    /** @return how the process ends */
    int run(List<String> words) {
        try {
            if (words.size() == 4 && words.get(0).equals("receipt")) return receipt(words);
            if (words.size() >= 3 && words.get(0).equals("log")) return log(words);
            out.println("receipt POLICY RECEIPT ENTRY | log POLICY DIRECTORY-OR-URL [EARLIER-CHECKPOINT…]");
            return UNREADABLE;
        } catch (NotVerified | BrokenLog | Malformed e) {
            out.println("DOES NOT HOLD: " + e.getMessage());
            return DOES_NOT;
        } catch (IOException e) {
            out.println("Could not be read: " + e);
            return UNREADABLE;
        }
    }

    private int receipt(List<String> words) throws IOException {
        Policy policy = policy(words);
        Receipt receipt = Receipt.parse(Files.readAllBytes(Path.of(words.get(2))));
        Checkpoint checkpoint = receipt.verify(Files.readAllBytes(Path.of(words.get(3))), policy);
        out.println("HOLDS: entry " + receipt.inclusion().index() + " of "
                + checkpoint.head().size() + " of " + checkpoint.origin());
        return cosigned(policy, receipt.checkpoint());
    }

    private int log(List<String> words) throws IOException, BrokenLog {
        Policy policy = policy(words);
        String where = words.get(2);
        LogSource source = where.matches("https?://.*")
                ? new LogAddress(where.replaceFirst("/$", ""))
                : new LogDirectory(Path.of(where));
        SignedNote note = source.checkpoint();
        Checkpoint signed = policy.verified(note);
        Map<Long, Hash> earlier = earlier(policy, signed, words.subList(3, words.size()));
        new LogWalk(source, signed.head(), earlier, this::progress).toTheEnd();
        out.println(
                "HOLDS: all " + signed.head().size() + " entries of " + signed.origin() + " come to the signed root");
        return cosigned(policy, note);
    }

    /** What the log signed before; one that is larger than the log tells by itself that the log was cut. */
    private static Map<Long, Hash> earlier(Policy policy, Checkpoint signed, List<String> files) throws IOException {
        Map<Long, Hash> earlier = new HashMap<>();
        for (String file : files) {
            Checkpoint checkpoint = policy.verified(SignedNote.parse(Files.readAllBytes(Path.of(file))));
            if (!checkpoint.origin().equals(signed.origin())) throw new NotVerified(file + " is of another log");
            if (checkpoint.head().size() > signed.head().size())
                throw new NotVerified(
                        "the log was larger before: " + checkpoint.head().size() + " entries, now "
                                + signed.head().size());
            Hash other = earlier.put(checkpoint.head().size(), checkpoint.head().root());
            if (other != null && !other.equals(checkpoint.head().root()))
                throw new NotVerified(
                        "the log has signed two trees of " + checkpoint.head().size() + " entries");
        }
        return earlier;
    }

    private int cosigned(Policy policy, SignedNote note) {
        out.println("Signed by the log, cosigned by " + String.join(", ", new TreeSet<>(policy.cosigners(note))));
        return HOLDS;
    }

    private static Policy policy(List<String> words) throws IOException {
        return Policy.parse(Files.readString(Path.of(words.get(1))));
    }

    private void progress(long read) {
        if (read % STEP < 256) out.println(read + " entries read");
    }
}
