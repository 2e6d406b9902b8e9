package io.entente.kernel.party;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import io.entente.kernel.document.Part;

import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the register's public keys: EC P-256, named by their RFC 7638 thumbprint. A key stands in the register once, so
 * that one signature never speaks for two, and nothing is both signed with and encrypted to one key.
 */
final class PublicKeys {
    private final Set<String> seen = new HashSet<>();

    List<ECKey> read(Part keys) {
        return keys.entries().stream()
                .map(part -> key(part.only("kty", "crv", "x", "y", "kid", "use", "alg")))
                .toList();
    }

    /** Keys of which some sign from an instant on, or no longer ({@code nbf}, {@code exp}, seconds since 1970). */
    List<ECKey> readDated(Part keys) {
        return keys.entries().stream().map(this::dated).toList();
    }

    private ECKey dated(Part part) {
        part.only("kty", "crv", "x", "y", "kid", "use", "alg", "nbf", "exp");
        Optional<Long> from = part.given("nbf").map(PublicKeys::seconds);
        Optional<Long> until = part.given("exp").map(PublicKeys::seconds);
        if (from.isPresent() && until.isPresent() && from.get() >= until.get())
            throw part.at("exp").fault("an instant after nbf");
        return key(part);
    }

    private static long seconds(Part part) {
        if (!part.json().isIntegralNumber() || part.json().longValue() < 1)
            throw part.fault("whole seconds since 1970");
        return part.json().longValue();
    }

    private ECKey key(Part part) {
        ECKey key = parsed(part);
        if (!Curve.P_256.equals(key.getCurve())) throw part.at("crv").fault("P-256");
        if (!thumbprint(key, part).equals(part.at("kid").text()))
            throw part.at("kid").fault("the key's RFC 7638 SHA-256 thumbprint");
        if (!seen.add(key.getKeyID())) throw part.fault("a key that stands nowhere else in the register");
        return key;
    }

    private static ECKey parsed(Part part) {
        try {
            return ECKey.parse(part.json().toString());
        } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
            throw part.fault("an EC public key (RFC 7517)");
        }
    }

    private static String thumbprint(ECKey key, Part part) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw part.fault("a key with an RFC 7638 thumbprint");
        }
    }
}
