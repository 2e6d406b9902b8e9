package io.entente.kernel.service;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who says who callers are is reached over TLS, on another machine (P4): over http anybody on the way could put in their
 * keys, and what runs on loopback is this machine's own word.
 */
@Singleton
class RealIssuers implements StartRule {
    private static final Pattern URLS = Pattern.compile(
            "entente\\.callers\\.issuers\\..+|quarkus\\.oidc\\..*(auth-server-url|jwks-path|token\\.issuer)");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://.*");
    private static final Pattern LOCAL_NAME = Pattern.compile("(?i)(.*\\.)?localhost\\.?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

    private final Settings settings;

    RealIssuers(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> faults() {
        return settings.named(URLS.asMatchPredicate()).entrySet().stream()
                // A path is below the issuer's own URL, which is looked at under its own name.
                .filter(setting -> !setting.getKey().endsWith("jwks-path")
                        || ABSOLUTE.matcher(setting.getValue()).matches())
                .filter(setting -> !isReal(setting.getValue()))
                .map(setting -> setting.getKey() + " is " + setting.getValue()
                        + ": give the jurisdiction's own issuer, an https URL that is not on this machine.")
                .toList();
    }

    private static boolean isReal(String url) {
        try {
            URI uri = URI.create(url);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && !isThisMachine(uri.getHost());
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false;
        }
    }

    /** Names are not looked up: what a resolver says today it need not say tomorrow. */
    private static boolean isThisMachine(String host) throws UnknownHostException {
        if (!ADDRESS.matcher(host).matches()) return LOCAL_NAME.matcher(host).matches();
        InetAddress address = InetAddress.getByName(host);
        return address.isLoopbackAddress() || address.isAnyLocalAddress();
    }
}
