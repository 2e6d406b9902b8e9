package io.entente.local;

import io.entente.local.client.SignIn;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a service of this deployment is told, in {@code config/application.properties} of its working directory. */
record ServiceConfiguration(
        PortPlan ports,
        Path ca,
        PemFiles certificate,
        Map<String, String> databasePasswords,
        Map<String, String> brokerPasswords,
        Map<String, String> issuers,
        Keys keys,
        Path register) {

    void write(ServiceName service, Path workingDirectory) {
        Path directory = Owned.directory(workingDirectory.resolve("config"));
        String text = properties(service).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n", "# Written anew by deploy/up at every start.\n", "\n"));
        Owned.write(directory.resolve("application.properties"), text);
    }

    Map<String, String> properties(ServiceName service) {
        Map<String, String> properties = new TreeMap<>();
        http(properties, service);
        database(properties, service.database());
        broker(properties, service);
        callers(properties);
        // Loopback issuers, generated keys, a client for passwords: what every other mode refuses.
        properties.put("entente.mode", "demo");
        properties.put("entente.demo-client", SignIn.DEMO_CLIENT);
        properties.put("entente.register", register.toString());
        properties.put("entente.keys.signing", keys.signing(service.code()).toString());
        properties.put(
                "entente.keys.encryption", keys.encryption(service.code()).toString());
        properties.put("entente.keys.pseudonym", keys.pseudonym().toString());
        if (service != ServiceName.AUDIT)
            properties.put("entente.keys.at-rest", keys.atRest().toString());
        if (service == ServiceName.CASES)
            properties.put("entente.agency-keys", keys.agencies().toString());
        if (service == ServiceName.GATEWAY)
            properties.put("entente.keys.cursor", keys.cursor().toString());
        return properties;
    }

    private void http(Map<String, String> properties, ServiceName service) {
        properties.put("quarkus.http.host", Ports.LOOPBACK);
        properties.put("quarkus.http.ssl-port", String.valueOf(ports.service(service)));
        properties.put("quarkus.http.insecure-requests", "disabled");
        properties.put("quarkus.http.tls-configuration-name", "server");
        properties.put(
                "quarkus.tls.server.key-store.pem.0.cert",
                certificate.certificate().toString());
        properties.put(
                "quarkus.tls.server.key-store.pem.0.key", certificate.key().toString());
        properties.put("quarkus.tls.server.trust-store.pem.certs", ca.toString());
        properties.put("quarkus.tls.deployment.trust-store.pem.certs", ca.toString());
    }

    private void database(Map<String, String> properties, String database) {
        String server = "postgresql://" + Ports.LOOPBACK + ":" + ports.postgreSql() + "/" + database;
        String jdbc = "jdbc:" + server + "?sslmode=verify-full&sslrootcert=" + ca;
        reactive(properties, "quarkus.datasource.", server, database + "_web");
        reactive(properties, "quarkus.datasource.worker.", server, database + "_worker");
        properties.put("quarkus.datasource.jdbc.url", jdbc);
        properties.put("quarkus.flyway.jdbc-url", jdbc);
        properties.put("quarkus.flyway.username", database + "_owner");
        properties.put("quarkus.flyway.password", password(database + "_owner"));
    }

    private void reactive(Map<String, String> properties, String prefix, String url, String role) {
        properties.put(prefix + "username", role);
        properties.put(prefix + "password", password(role));
        properties.put(prefix + "reactive.url", url);
        properties.put(prefix + "reactive.postgresql.ssl-mode", "verify-full");
        properties.put(prefix + "reactive.hostname-verification-algorithm", "HTTPS");
        properties.put(prefix + "reactive.trust-certificate-pem", "true");
        properties.put(prefix + "reactive.trust-certificate-pem.certs", ca.toString());
    }

    private String password(String role) {
        return databasePasswords.get(role);
    }

    private void broker(Map<String, String> properties, ServiceName service) {
        properties.put("amqp-host", Ports.LOOPBACK);
        properties.put("amqp-port", String.valueOf(ports.broker()));
        properties.put("amqp-username", service.code());
        properties.put("amqp-password", brokerPasswords.get(service.code()));
        properties.put("amqp-use-ssl", "true");
    }

    private void callers(Map<String, String> properties) {
        issuers.forEach((jurisdiction, issuer) -> {
            String tenant = "quarkus.oidc." + jurisdiction.toLowerCase(Locale.ROOT) + ".";
            properties.put("entente.callers.issuers." + jurisdiction, issuer);
            properties.put(tenant + "auth-server-url", issuer);
            // The services start while Keycloak is still down: nothing is asked of it before the first token comes.
            properties.put(tenant + "discovery-enabled", "false");
            properties.put(tenant + "jwks-path", "protocol/openid-connect/certs");
            properties.put(tenant + "jwks.resolve-early", "false");
            // Which of them are good is looked at every minute; forgetting them sooner would be felt while Keycloak is
            // away.
            properties.put(tenant + "jwks.cache-time-to-live", "24H");
            properties.put(tenant + "jwks.cache-size", "100");
            properties.put(tenant + "token.issuer", issuer);
            properties.put(tenant + "token.audience", "entente");
            properties.put(tenant + "client-id", "entente");
            properties.put(tenant + "application-type", "service");
            properties.put(tenant + "tls.tls-configuration-name", "deployment");
        });
    }
}
