package io.entente.local;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A {@link Broker} in a process of its own, until it is told to stop. Its one argument is a properties file, mode 600:
 * {@code data}, {@code port}, {@code keystore}, {@code keystore.password} and {@code password.<user>} for every user.
 */
public final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] arguments) throws IOException {
        Broker broker;
        try {
            broker = Broker.start(read(Path.of(arguments[0])));
        } catch (Trouble trouble) {
            System.err.println(trouble.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
        System.out.println("Accepting AMQP connections on port " + broker.port());
        System.err.println("The broker ends, since its disk does not keep what it is sent: " + broker.awaitFailure()
                + ". Mend the disk and start it again.");
        // Not in order: it would try to write once more.
        Runtime.getRuntime().halt(1);
    }

    /**
     * Starts one; it ends when this JVM does. Whoever wants to know when it accepts connections asks its port.
     *
     * @param home where it works, and where its properties lie
     */
    public static Process start(Broker.Settings settings, Path home, Path log) {
        return child(settings, home, log).process();
    }

    static Child child(Broker.Settings settings, Path home, Path log) {
        Path file = write(settings, home.resolve("broker.properties"));
        return Child.java(
                Deployment.BROKER,
                home,
                log,
                Map.of(),
                List.of(
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        file.toString()));
    }

    private static Path write(Broker.Settings settings, Path file) {
        Properties properties = new Properties();
        properties.setProperty("data", settings.data().toString());
        properties.setProperty("port", String.valueOf(settings.port()));
        settings.passwords().forEach((user, password) -> properties.setProperty("password." + user, password));
        settings.keyStore().ifPresent(store -> {
            properties.setProperty("keystore", store.path().toString());
            properties.setProperty("keystore.password", store.password());
        });
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Owned.write(file, text.toString());
    }

    static Broker.Settings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Optional<Broker.KeyStoreFile> keyStore = Optional.ofNullable(properties.getProperty("keystore"))
                .map(path -> new Broker.KeyStoreFile(Path.of(path), properties.getProperty("keystore.password")));
        return new Broker.Settings(
                Path.of(properties.getProperty("data")),
                Integer.parseInt(properties.getProperty("port")),
                Broker.USERS.keySet().stream()
                        .collect(Collectors.toMap(user -> user, user -> properties.getProperty("password." + user))),
                keyStore);
    }
}
