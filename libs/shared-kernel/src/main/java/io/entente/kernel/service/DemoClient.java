package io.entente.kernel.service;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The client through which the demo's people sign in at a command line, with a password and nothing else. Its tokens are
 * worth nothing to a service that was not told of it, and in production no service may be told of it.
 */
@Singleton
public class DemoClient implements StartRule {
    private static final String SETTING = "entente.demo-client";
    private static final String PREFIX = "entente-demo-";
    private static final String CLIENT_ID = "client-id";

    private final Settings settings;
    private final Optional<String> known;

    DemoClient(Settings settings) {
        this.settings = settings;
        this.known = settings.value(SETTING);
    }

    /** @param client the token's {@code azp}: whom it was given to */
    public boolean isBarred(String client) {
        return client.startsWith(PREFIX) && known.filter(client::equals).isEmpty();
    }

    @Override
    public List<String> faults() {
        return settings
                .named(name -> name.equals(SETTING) || name.startsWith("quarkus.oidc") && name.endsWith(CLIENT_ID))
                .entrySet()
                .stream()
                .filter(setting ->
                        setting.getKey().equals(SETTING) || setting.getValue().startsWith(PREFIX))
                .map(setting -> setting.getKey() + " names the demo's client " + setting.getValue()
                        + ": leave it out, and remove that client from the issuer.")
                .toList();
    }
}
