package io.entente.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's data directory: made once, told its settings at every start, and what the server is started on. */
final class PostgreSqlData {
    private final PostgreSql.Settings settings;
    private final Path binaries;
    private final Path data;

    PostgreSqlData(PostgreSql.Settings settings, Path binaries) {
        this.settings = settings;
        this.binaries = binaries;
        this.data = settings.home().resolve("pgdata");
    }

    /** Makes it if it is not there, and writes the settings anew. */
    void prepare() {
        Owned.passable(settings.home());
        if (!Files.exists(data.resolve("PG_VERSION"))) initialise();
        configure();
    }

    private void initialise() {
        // A data directory that was killed half made has no PG_VERSION at the right place or no control file.
        Owned.delete(data);
        Path fresh = data.resolveSibling("pgdata.new");
        Owned.delete(fresh);
        Owned.toNobody(Owned.directory(fresh));
        Path password = Owned.toNobody(Owned.write(settings.home().resolve("initdb.pw"), settings.adminPassword()));
        try {
            run(List.of(
                    binaries.resolve("bin/initdb").toString(),
                    "--pgdata=" + fresh,
                    "--username=" + PostgreSql.ADMIN,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--data-checksums"));
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            password.toFile().delete();
        }
    }

    private void run(List<String> command) {
        Process process = fork(command);
        try {
            if (process.waitFor() != 0)
                throw new Trouble("PostgreSQL could not make its data directory: see " + settings.log() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new Trouble("Interrupted while making the database's data directory.", e);
        }
    }

    private void configure() {
        Owned.toNobody(Owned.write(data.resolve("entente.conf"), Resource.text("postgres/postgresql.conf")));
        String kind = settings.certificate().isPresent() ? "hostssl" : "host";
        Owned.toNobody(Owned.write(data.resolve("pg_hba.conf"), kind + " all all 127.0.0.1/32 scram-sha-256\n"));
        settings.certificate().ifPresent(pem -> {
            Owned.toNobody(Owned.write(data.resolve("server.crt"), Owned.read(pem.certificate())));
            Owned.toNobody(Owned.write(data.resolve("server.key"), Owned.read(pem.key())));
        });
    }

    /** Starts the server on it. */
    Process launch() {
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-c",
                "config_file=" + data.resolve("entente.conf"),
                "-c",
                "listen_addresses=" + Ports.LOOPBACK,
                "-c",
                "port=" + settings.port()));
        if (settings.certificate().isPresent()) command.addAll(List.of("-c", "ssl=on"));
        return fork(command);
    }

    private Process fork(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(settings.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
        builder.environment().put("LC_ALL", "C");
        // SIGINT is PostgreSQL's fast shutdown: clients are cut off, the data is left clean.
        return Owned.root() ? Forks.startAs(Owned.NOBODY, builder, "INT") : Forks.start(builder, "INT");
    }
}
