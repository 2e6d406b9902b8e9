package io.entente.local;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.HierarchicalRepository;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The Artemis broker between the services, in this JVM: the addresses, rights and dead letters of deploy/artemis, AMQP
 * only, on the loopback address only. {@link BrokerProcess} runs one in a process of its own.
 */
public final class Broker implements AutoCloseable {
    /**
     * What a broker needs to be told.
     *
     * @param data directory of the journal; made if missing
     * @param port TCP port on 127.0.0.1
     * @param passwords of every user in {@link #USERS}
     * @param keyStore PKCS#12 with the server certificate; with one, only TLS connections are accepted
     */
    public record Settings(Path data, int port, Map<String, String> passwords, Optional<KeyStoreFile> keyStore) {}

    /** A PKCS#12 key store and its password. */
    public record KeyStoreFile(Path path, String password) {}

    /** Who may connect: each service under its own name, and the operator, who sees dead letters only. */
    public static final Map<String, String> USERS = users();

    /** Held, because java.util.logging forgets levels of loggers that nobody holds. */
    private static final Logger LOG = Logger.getLogger("org.apache.activemq.artemis.core.server");

    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

    private final Settings settings;
    private final ActiveMQServer server;
    private final boolean temporary;
    private final CompletableFuture<String> failure = new CompletableFuture<>();

    private Broker(Settings settings, ActiveMQServer server, boolean temporary) {
        this.settings = settings;
        this.server = server;
        this.temporary = temporary;
        server.registerIOCriticalErrorListener(
                (cause, message, file) -> failure.complete(message + " (" + cause.getMessage() + ")"));
    }

    /** A broker for a test: new data in a temporary directory, a free port, no TLS. */
    public static Broker temporary() {
        try {
            Path data = Files.createTempDirectory("entente-broker-");
            return start(new Settings(data, Ports.free(), passwords(), Optional.empty()), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a broker on new data or on what is there; it accepts connections when this returns. */
    public static Broker start(Settings settings) {
        return start(settings, false);
    }

    /** A new random password for every user. */
    public static Map<String, String> passwords() {
        return USERS.keySet().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), u -> Secret.random()));
    }

    private static Broker start(Settings settings, boolean temporary) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Artemis finds its protocol and its login module through the context class loader.
        thread.setContextClassLoader(Broker.class.getClassLoader());
        try {
            quieten();
            Owned.directory(settings.data());
            ActiveMQServer server = new ActiveMQServerImpl(configuration(settings), security(settings));
            Broker broker = new Broker(settings, server, temporary);
            server.start();
            if (!server.isActive() || !Ports.taken(settings.port())) {
                broker.close();
                throw new Trouble("The broker could not start on port " + settings.port() + ".");
            }
            return broker;
        } catch (Trouble e) {
            throw e;
        } catch (Exception e) {
            throw new Trouble("The broker could not start: " + e.getMessage() + ".", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void quieten() {
        // Every getter at level INFO.
        AUDIT.setLevel(Level.OFF);
        LOG.setLevel(Level.WARNING);
        // "No dead letter address" and "no expiry address", for every queue: nothing expires here, on purpose.
        LOG.setFilter(line -> !line.getMessage().startsWith("AMQ22216"));
    }

    private static Configuration configuration(Settings settings) throws Exception {
        String xml = Resource.text("artemis/broker.xml")
                .replace("${data}", settings.data().toAbsolutePath().toString())
                .replace("${acceptor}", acceptor(settings));
        return new FileConfigurationParser()
                .parseMainConfig(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String acceptor(Settings settings) {
        String plain = "tcp://" + Ports.LOOPBACK + ":" + settings.port() + "?protocols=AMQP&amp;saslMechanisms=PLAIN";
        return settings.keyStore()
                .map(store -> plain + "&amp;sslEnabled=true&amp;keyStoreType=PKCS12&amp;keyStorePath="
                        + store.path().toAbsolutePath() + "&amp;keyStorePassword=" + store.password()
                        + "&amp;enabledProtocols=TLSv1.3,TLSv1.2")
                .orElse(plain);
    }

    private static ActiveMQJAASSecurityManager security(Settings settings) {
        SecurityConfiguration users = new SecurityConfiguration();
        USERS.forEach((user, role) -> {
            users.addUser(user, settings.passwords().get(user));
            users.addRole(user, role);
        });
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }

    private static Map<String, String> users() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Resource.text("artemis/users.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty));
    }

    public int port() {
        return settings.port();
    }

    /** The password of a user in {@link #USERS}. */
    public String password(String user) {
        String password = settings.passwords().get(user);
        if (password == null) throw new IllegalArgumentException("No user " + user);
        return password;
    }

    /** How many messages wait in a queue, dead letters included: for tests and for the curious. */
    public long waiting(String queue) {
        return server.locateQueue(queue).getMessageCount();
    }

    /** How many of them consumers have been sent and have not answered for. */
    public int underWay(String queue) {
        return server.locateQueue(queue).getDeliveringCount();
    }

    /**
     * Refuses whoever sends to an address or begins to consume from it, as if somebody had set its rights wrong: for tests.
     *
     * @return puts them right again
     */
    public Runnable refuse(String address) {
        HierarchicalRepository<Set<Role>> rights = server.getSecurityRepository();
        Set<Role> before = rights.getMatch(address);
        rights.addMatch(address, Set.of());
        return () -> rights.addMatch(address, before);
    }

    /** Waits until it fails, as it does when its disk does not keep what it would say it has; tells why. */
    String awaitFailure() {
        return failure.join();
    }

    /** Stops the broker and waits until it is gone; a temporary one leaves nothing behind. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new Trouble("The broker did not stop cleanly: " + e.getMessage() + ".", e);
        } finally {
            if (temporary) Owned.delete(settings.data());
        }
    }
}
