package io.entente.local;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * A {@link Broker} in a process of its own, until it is told to stop. Its one argument is a properties file, mode 600:
 * {@code data}, {@code port}, {@code keystore}, {@code keystore.password} and {@code password.<user>} for every user.
 */
public final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
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
        new CountDownLatch(1).await();
    }

    static Path write(Properties properties, Path file) {
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
