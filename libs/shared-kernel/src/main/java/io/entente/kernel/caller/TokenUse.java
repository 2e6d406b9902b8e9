package io.entente.kernel.caller;

import io.quarkus.security.AuthenticationFailedException;
import org.eclipse.microprofile.jwt.JsonWebToken;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A token is for one use. One that tells an application who signed in (an ID token), or that buys the next token, opens
 * nothing here, even where its audience is ours.
 */
final class TokenUse {
    private TokenUse() {}

    /** @throws AuthenticationFailedException unless it is an access token, and somebody's */
    static void check(JsonWebToken token) {
        Optional<Object> kind = token.claim("typ");
        boolean access = kind.map(Object::toString).map("Bearer"::equals).orElse(true);
        // OpenID Connect Core §3.3.2.11: hashes of what came along with an ID token.
        boolean signIn = Stream.of("at_hash", "c_hash").anyMatch(token::containsClaim);
        boolean somebodys = token.getSubject() != null && !token.getSubject().isBlank();
        if (!access || signIn || !somebodys) throw new AuthenticationFailedException("this is no access token");
    }
}
