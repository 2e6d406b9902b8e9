package io.entente.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Behind {@code deploy/sign}: a party's signer, on the signatory's side. It talks to nobody; what it prints is handed in at
 * the gateway, which never has the key.
 */
public final class Sign {
    private static final String USAGE = """
            deploy/sign --new-key FILE
              makes a key for agreements in FILE (mode 600) and prints its public half, for the party register
            deploy/sign --public FILE
              prints the public half of the key in FILE
            deploy/sign --key FILE DOCUMENT
              prints a detached JWS (RFC 7515 App. F, ES256) over the bytes of DOCUMENT
            deploy/sign --verify SIGNATURE --key FILE DOCUMENT
              says whether the key in FILE, a public half is enough, made the signature in the file SIGNATURE over DOCUMENT
            """;

    private Sign() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** @return exit code: 0 for done, 1 for trouble, and for a signature that does not hold */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            return run(arguments, out);
        } catch (Trouble trouble) {
            err.println(trouble.getMessage());
            return 1;
        }
    }

    private static int run(List<String> arguments, PrintStream out) {
        if (arguments.equals(List.of("--help"))) {
            out.print(USAGE);
            return 0;
        }
        if (matches(arguments, "--new-key", null))
            out.println(AgreementKey.make(Path.of(arguments.get(1))).publicJwk());
        else if (matches(arguments, "--public", null))
            out.println(AgreementKey.read(Path.of(arguments.get(1))).publicJwk());
        else if (matches(arguments, "--key", null, null))
            out.println(AgreementKey.read(Path.of(arguments.get(1))).sign(bytes(arguments.get(2))));
        else if (matches(arguments, "--verify", null, "--key", null, null))
            return verify(arguments.get(1), AgreementKey.read(Path.of(arguments.get(3))), arguments.get(4), out);
        else throw new Trouble("These arguments are not understood. deploy/sign --help tells how.");
        return 0;
    }

    private static int verify(String signature, AgreementKey key, String document, PrintStream out) {
        boolean holds = key.signed(
                new String(bytes(signature), java.nio.charset.StandardCharsets.US_ASCII).strip(), bytes(document));
        out.println(holds ? "The signature holds." : "The signature does not hold.");
        return holds ? 0 : 1;
    }

    /** @param form an option's name, or null for a value */
    private static boolean matches(List<String> arguments, @org.jspecify.annotations.Nullable String... form) {
        if (arguments.size() != form.length) return false;
        for (int i = 0; i < form.length; i++)
            if (form[i] == null ? arguments.get(i).startsWith("--") : !form[i].equals(arguments.get(i))) return false;
        return true;
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new Trouble("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new Trouble("The file " + file + " cannot be read.", e);
        }
    }
}
