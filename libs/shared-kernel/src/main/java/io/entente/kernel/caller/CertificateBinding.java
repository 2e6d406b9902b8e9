package io.entente.kernel.caller;

import com.nimbusds.jose.util.Base64URL;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.Optional;

/**
 * A token that names a certificate is good only on a connection that shows it (RFC 8705 §3). A system's token must name
 * one: stolen, it is worth nothing without the key.
 */
final class CertificateBinding {
    private CertificateBinding() {}

    static void check(JsonWebToken token, @Nullable RoutingContext request, boolean demanded) {
        Optional<String> thumbprint = thumbprint(token);
        if (thumbprint.isEmpty() && demanded)
            throw new AuthenticationFailedException("a system's token is bound to its certificate");
        if (thumbprint.isPresent() && !thumbprint.equals(shown(request)))
            throw new AuthenticationFailedException("the token is bound to another certificate");
    }

    private static Optional<String> thumbprint(JsonWebToken token) {
        Optional<Object> confirmation = token.claim("cnf");
        if (confirmation.isEmpty()) return Optional.empty();
        Object named = confirmation.get() instanceof Map<?, ?> map ? map.get("x5t#S256") : null;
        // Bound to something we cannot check: refuse rather than ignore.
        if (named == null) throw new AuthenticationFailedException("the token's binding is not understood");
        String text = named instanceof jakarta.json.JsonString json ? json.getString() : named.toString();
        return Optional.of(text);
    }

    private static Optional<String> shown(@Nullable RoutingContext request) {
        SSLSession session = request == null ? null : request.request().sslSession();
        if (session == null) return Optional.empty();
        try {
            Certificate[] chain = session.getPeerCertificates();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
            return Optional.of(Base64URL.encode(hash).toString());
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new AuthenticationFailedException("the certificate cannot be read", e);
        }
    }
}
