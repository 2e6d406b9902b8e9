package io.entente.local.client;

import java.nio.file.Path;

/**
 * Behind {@code deploy/token} and {@code deploy/curl}. Arguments: the path of endpoints.json, then {@code token NAME} to
 * print an access token, or {@code curl [NAME]} to print a curl configuration with the CA and, for a name, its token and
 * certificate (so that neither stands among the arguments of a process).
 */
public final class Token {
    private Token() {}

    public static void main(String[] arguments) {
        try {
            Endpoints endpoints = Endpoints.read(Path.of(arguments[0]));
            String name = arguments.length > 2 ? arguments[2] : "";
            System.out.println(
                    arguments[1].equals("token") ? new Stack(endpoints).tokenFor(name) : curl(endpoints, name));
        } catch (Unavailable e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static String curl(Endpoints endpoints, String name) {
        StringBuilder configuration = new StringBuilder("cacert = \"" + endpoints.ca() + "\"");
        if (name.isEmpty()) return configuration.toString();
        configuration
                .append("\nheader = \"Authorization: Bearer ")
                .append(new Stack(endpoints).tokenFor(name))
                .append('"');
        endpoints.client(name).ifPresent(client -> configuration
                .append("\ncert = \"")
                .append(client.certificate())
                .append("\"\nkey = \"")
                .append(client.key())
                .append('"'));
        return configuration.toString();
    }
}
