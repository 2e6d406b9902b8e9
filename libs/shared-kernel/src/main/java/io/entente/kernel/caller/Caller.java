package io.entente.kernel.caller;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.quarkus.security.identity.SecurityIdentity;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Who is calling. The jurisdiction is the issuer's, by configuration; the agency is one of that jurisdiction, checked
 * against the party register before any endpoint runs.
 */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The person's or system's account name, as the issuer gives it. Personal: never in a log. */
    public String name() {
        return known().name();
    }

    public AgencyId agency() {
        return known().agency();
    }

    public Jurisdiction jurisdiction() {
        return known().jurisdiction();
    }

    public Optional<String> unit() {
        return known().unit();
    }

    /** The partner system that calls; empty for a person. */
    public Optional<String> client() {
        return known().client();
    }

    public boolean isSystem() {
        return known().client().isPresent();
    }

    /** Stable, and tells nothing about the person. */
    public String pseudonym() {
        return known().pseudonym();
    }

    /** All of it, as events say it. */
    public Proven proven() {
        return Proven.caller(known());
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    private Known known() {
        Known known = identity.getAttribute(Known.ATTRIBUTE);
        if (known == null) throw new IllegalStateException("nobody is signed in here");
        return known;
    }
}
