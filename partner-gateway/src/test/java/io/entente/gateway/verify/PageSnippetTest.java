package io.entente.gateway.verify;

import com.authlete.sd.SDJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.party.Agency;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.vocabulary.AgencyId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The lines of Java in the guide for partners, compiled and run as they stand there. */
class PageSnippetTest {
    private static final Path PAGE = Path.of("../docs/guides/verify-a-record.md");

    /** What the page leaves to the reader: imports, and a register to ask. */
    private static final String AROUND = """
            import com.authlete.sd.*;
            import com.nimbusds.jose.*;
            import com.nimbusds.jose.crypto.*;
            import com.nimbusds.jose.jwk.*;
            import com.nimbusds.jwt.*;
            import java.util.*;
            import java.util.function.*;
            public final class Page {
                private record Register(BiFunction<String, String, ECKey> keys) {
                    ECKey recordKey(String agency, String keyId) { return keys.apply(agency, keyId); }
                }
                public static Map<String, Object> verified(String body, BiFunction<String, String, ECKey> keys)
                        throws Exception {
                    Register register = new Register(keys);
                    %s
                    return record;
                }
            }
            """;

    private static Method verified;

    private final TestKeys keys = new TestKeys();
    private final RecordTestData record = RecordTestData.released();

    @BeforeAll
    static void compile(@TempDir Path classes) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
        List<String> options = List.of("-d", classes.toString(), "-cp", libraries());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(faults, null, null)) {
            boolean compiled = compiler.getTask(null, files, faults, options, null, List.of(source()))
                    .call();
            assertThat(compiled).as("%s", faults.getDiagnostics()).isTrue();
        }
        @SuppressWarnings("resource")
        URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, PageSnippetTest.class.getClassLoader());
        verified = loader.loadClass("Page").getMethod("verified", String.class, BiFunction.class);
    }

    @Test
    void it_verifies_what_the_owner_signed_and_reads_it() throws Throwable {
        Map<String, Object> read = verified(record.statement(keys).compact(), this::listed);

        JsonNode json = new ObjectMapper().valueToTree(read);
        assertThat(json.path("iss").asText()).isEqualTo("be-fgp");
        assertThat(json.path("sub").asText()).isEqualTo(record.id().toString());
        assertThat(json.path("type").asText()).isEqualTo("seizure");
        assertThat(read).doesNotContainKeys("_sd", "_sd_alg");
    }

    @Test
    void it_refuses_another_key_a_key_whose_time_was_over_and_a_changed_word() {
        String proof = record.statement(keys).compact();
        ECKey others = key("be-customs");
        assertRefused(proof, (agency, keyId) -> others, "signature");
        assertRefused(
                proof,
                (agency, keyId) -> new ECKey.Builder(listed(agency, keyId))
                        .expirationTime(Date.from(record.dates().signed()))
                        .build(),
                "time");
        String[] parts = proof.split("\\.", 3);
        assertRefused(parts[0] + "." + parts[1].replaceFirst("^(.{20})(.)", "$1x") + "." + parts[2], this::listed, "");
    }

    private void assertRefused(String proof, BiFunction<String, String, ECKey> register, String why) {
        assertThatThrownBy(() -> verified(proof, register)).hasMessageContaining(why);
    }

    private static Map<String, Object> verified(String proof, BiFunction<String, String, ECKey> register)
            throws Throwable {
        try {
            @SuppressWarnings("unchecked")
            Map<String, Object> read = (Map<String, Object>) verified.invoke(null, proof, register);
            return read;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private ECKey listed(String agency, String keyId) {
        return keys.register()
                .agency(new AgencyId(agency))
                .flatMap(known -> known.recordKey(keyId))
                .orElseThrow();
    }

    private ECKey key(String agency) {
        Agency other = keys.register().agency(new AgencyId(agency)).orElseThrow();
        return other.recordKeys().get(0);
    }

    private static JavaFileObject source() throws IOException {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).as("the page has a block of Java").isTrue();
        String text = AROUND.formatted(block.group(1));
        return new SimpleJavaFileObject(URI.create("string:///Page.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static String libraries() {
        return Stream.of(SDJWT.class, SignedJWT.class)
                .map(library -> library.getProtectionDomain().getCodeSource().getLocation())
                .map(PageSnippetTest::file)
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private static String file(URL library) {
        try {
            return Path.of(library.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
