package io.entente.local;

import io.entente.local.client.Stack;
import io.entente.local.client.Unavailable;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How each part of a deployment is started, and how one sees that it is ready. */
final class Parts {
    private final Preparation prepared;
    private final Cache cache;
    private final Stack stack;
    private volatile @Nullable KeycloakDistribution keycloak;
    private volatile @Nullable PostgreSql postgreSql;

    Parts(Preparation prepared, Cache cache) {
        this.prepared = prepared;
        this.cache = cache;
        this.stack = new Stack(prepared.endpoints());
    }

    /** Has Keycloak's programs at hand, downloaded and built if need be. */
    void fetchKeycloak(Progress progress) {
        keycloak = KeycloakDistribution.in(cache, prepared.place(), progress);
    }

    /** How long downloads took. */
    Duration download() {
        KeycloakDistribution distribution = keycloak;
        return distribution == null ? Duration.ZERO : distribution.download();
    }

    /** @param jvmArguments for a service, what stands before {@code -jar} */
    Child start(String name, List<String> jvmArguments) {
        return switch (name) {
            case Deployment.POSTGRESQL -> postgreSql();
            case Deployment.BROKER -> broker();
            case Deployment.KEYCLOAK -> keycloak();
            default -> service(name, jvmArguments);
        };
    }

    private Child postgreSql() {
        PostgreSql server = PostgreSql.start(prepared.postgreSql(), cache);
        postgreSql = server;
        return Child.of(Deployment.POSTGRESQL, server.process(), server.log(), "INT");
    }

    private Child broker() {
        Path home = Owned.directory(prepared.place().data().resolve("broker"));
        LocalAuthority authority = prepared.authority();
        String password = prepared.secrets().of("broker-key-store");
        Broker.KeyStoreFile keyStore =
                new Broker.KeyStoreFile(authority.keyStore(authority.server("broker"), password), password);
        Broker.Settings settings = new Broker.Settings(
                home.resolve("journal"), prepared.ports().broker(), prepared.brokerPasswords(), Optional.of(keyStore));
        return BrokerProcess.child(settings, home, prepared.place().log(Deployment.BROKER));
    }

    private Child keycloak() {
        KeycloakDistribution distribution = keycloak;
        PostgreSql server = postgreSql;
        if (distribution == null || server == null) throw new IllegalStateException("Keycloak cannot start yet");
        // A first start that was cut short leaves tables half made, and Keycloak does not recover. Nothing is lost:
        // until it was ready once, its database holds nothing that is not in files.
        if (!Files.exists(keycloakWasReady())) server.recreate("keycloak");
        return prepared.keycloak()
                .start(
                        distribution,
                        prepared.place().data().resolve("keycloak"),
                        prepared.place().log(Deployment.KEYCLOAK),
                        prepared.authority(),
                        prepared.databasePasswords().get("keycloak"),
                        prepared.realms());
    }

    private Child service(String name, List<String> jvmArguments) {
        ServiceName service = ServiceName.of(name);
        List<String> arguments = new ArrayList<>(List.of("-Xmx256m"));
        arguments.addAll(jvmArguments);
        arguments.addAll(List.of("-jar", prepared.place().jar(service).toString()));
        return Child.java(
                name,
                prepared.place().workingDirectory(service),
                prepared.place().log(name),
                Map.of(),
                arguments);
    }

    boolean ready(String name) {
        return switch (name) {
            case Deployment.POSTGRESQL -> true;
            case Deployment.BROKER -> Ports.taken(prepared.ports().broker());
            case Deployment.KEYCLOAK -> answers(prepared.keycloak().health());
            default -> answers(prepared.endpoints().service(name) + "/q/health/ready");
        };
    }

    /** Told once a part was found ready. */
    void wasReady(String name) {
        if (name.equals(Deployment.KEYCLOAK)) Owned.write(keycloakWasReady(), "");
    }

    private Path keycloakWasReady() {
        return prepared.place().data().resolve("keycloak.was-ready");
    }

    private boolean answers(String url) {
        try {
            return stack.call("GET", url, null, Map.of(), null).status() == 200;
        } catch (Unavailable e) {
            return false;
        }
    }
}
