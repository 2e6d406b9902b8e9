package io.entente.gateway.verify;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Verifies a record as a partner would, written from RFC 9901 with the JDK and nothing else: {@code java
 * VerifyRecord.java record.sd-jwt parties.json} prints the processed payload, canonical (RFC 8785), or says what is wrong.
 */
public final class VerifyRecord {
    private static final String TYP = "entente-record+sd-jwt";

    /** The statement is not what its issuer signed, or not in the form of RFC 9901. */
    static final class Refused extends RuntimeException {
        Refused(String why) {
            super(why);
        }
    }

    /** A number or one of {@code true}, {@code false} and {@code null}, as it was written. */
    private record Token(String text) {}

    private final Map<String, Map<String, Object>> keys;

    private VerifyRecord(Map<String, Map<String, Object>> keys) {
        this.keys = keys;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("java VerifyRecord.java RECORD.sd-jwt PARTIES.json");
            System.exit(2);
        }
        String statement = Files.readString(Path.of(arguments[0]), StandardCharsets.US_ASCII);
        try {
            System.out.println(of(Files.readString(Path.of(arguments[1]))).payload(statement));
        } catch (Refused refused) {
            System.err.println("refused: " + refused.getMessage());
            System.exit(1);
        }
    }

    /** @param register the party register, whose agencies list the keys that they signed with, retired ones too */
    public static VerifyRecord of(String register) {
        Map<String, Map<String, Object>> keys = new LinkedHashMap<>();
        for (Object agency : list(object(new Json(register).whole()).get("agencies")))
            for (Object key : list(object(agency).get("recordKeys")))
                keys.put(object(agency).get("id") + " " + object(key).get("kid"), object(key));
        return new VerifyRecord(keys);
    }

    /** @return how many digests there are, decoys included */
    static int digests(String statement) {
        String payload = decoded(statement.substring(0, statement.indexOf('~')).split("\\.", -1)[1]);
        return list(object(new Json(payload).whole()).get("_sd")).size();
    }

    /**
     * RFC 9901 §7.1.
     *
     * @return the processed payload as canonical JSON
     */
    public String payload(String statement) {
        String[] parts = statement.split("~", -1);
        if (parts.length < 2 || !parts[parts.length - 1].isEmpty()) throw new Refused("it does not end with ~");
        Map<String, Object> payload = signed(parts[0]);
        if (!payload.getOrDefault("_sd_alg", "sha-256").equals("sha-256")) throw new Refused("an unknown hash");
        Map<String, String> disclosures = new LinkedHashMap<>();
        for (int i = 1; i < parts.length - 1; i++)
            if (disclosures.put(digest(parts[i]), parts[i]) != null)
                throw new Refused("a disclosure stands there twice");
        Set<String> met = new HashSet<>();
        Object processed = processed(payload, disclosures, met);
        if (!met.containsAll(disclosures.keySet())) throw new Refused("a disclosure was not signed");
        object(processed).remove("_sd_alg");
        StringBuilder text = new StringBuilder();
        write(processed, text);
        return text.toString();
    }

    private Map<String, Object> signed(String jwt) {
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3) throw new Refused("the signed part is no JWT");
        Map<String, Object> header = object(new Json(decoded(parts[0])).whole());
        if (!"ES256".equals(header.get("alg"))) throw new Refused("not signed with ES256");
        if (!TYP.equals(header.get("typ"))) throw new Refused("not a record");
        Map<String, Object> payload = object(new Json(decoded(parts[1])).whole());
        Map<String, Object> key = keys.get(payload.get("iss") + " " + header.get("kid"));
        if (key == null) throw new Refused("the issuer has no such key");
        requireWithin(key, payload.get("iat"));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(publicKey(key));
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(bytes(parts[2]))) throw new Refused("the signature does not fit");
        } catch (GeneralSecurityException e) {
            throw new Refused("the signature cannot be checked");
        }
        return payload;
    }

    /** A key that its issuer signs with no more, or not yet, verifies what was signed in its time. */
    private static void requireWithin(Map<String, Object> key, Object signed) {
        BigDecimal at = number(signed);
        if (key.get("nbf") instanceof Token from && at.compareTo(number(from)) < 0
                || key.get("exp") instanceof Token until && at.compareTo(number(until)) >= 0)
            throw new Refused("not signed in the key's time");
    }

    private static BigDecimal number(Object value) {
        if (!(value instanceof Token token) || !token.text().matches("-?[0-9.eE+-]+"))
            throw new Refused("a number was expected");
        return new BigDecimal(token.text());
    }

    private static PublicKey publicKey(Map<String, Object> jwk) throws GeneralSecurityException {
        if (!"P-256".equals(jwk.get("crv"))) throw new Refused("a key of another curve");
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(
                new BigInteger(1, bytes((String) jwk.get("x"))), new BigInteger(1, bytes((String) jwk.get("y"))));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    /** RFC 9901 §7.1 step 3: digests become what they stand for, those of nothing shown disappear. */
    private static Object processed(Object value, Map<String, String> disclosures, Set<String> met) {
        if (value instanceof List<?> entries) {
            List<Object> shown = new ArrayList<>();
            for (Object entry : entries)
                if (entry instanceof Map<?, ?> map && map.size() == 1 && map.get("...") instanceof String digest) {
                    List<Object> opened = opened(digest, disclosures, met, 2);
                    if (!opened.isEmpty()) shown.add(processed(opened.get(1), disclosures, met));
                } else shown.add(processed(entry, disclosures, met));
            return shown;
        }
        if (!(value instanceof Map<?, ?>)) return value;
        Map<String, Object> shown = new LinkedHashMap<>();
        object(value).forEach((name, member) -> {
            if (!name.equals("_sd")) shown.put(name, processed(member, disclosures, met));
        });
        if (object(value).containsKey("_sd"))
            for (Object digest : list(object(value).get("_sd"))) {
                if (!(digest instanceof String text)) throw new Refused("a digest is no text");
                List<Object> opened = opened(text, disclosures, met, 3);
                if (opened.isEmpty()) continue;
                String name = text(opened.get(1));
                if (name.equals("_sd") || name.equals("...")) throw new Refused("a disclosure has a reserved name");
                if (shown.put(name, processed(opened.get(2), disclosures, met)) != null)
                    throw new Refused("a name stands there twice");
            }
        return shown;
    }

    private static List<Object> opened(String digest, Map<String, String> disclosures, Set<String> met, int size) {
        if (!met.add(digest)) throw new Refused("a digest stands there twice");
        String disclosure = disclosures.get(digest);
        if (disclosure == null) return List.of();
        List<Object> opened = list(new Json(decoded(disclosure)).whole());
        if (opened.size() != size) throw new Refused("a disclosure has the wrong number of parts");
        return opened;
    }

    private static String digest(String disclosure) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(disclosure.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String base64url) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64url);
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64url))
                throw new Refused("not base64url");
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new Refused("not base64url");
        }
    }

    private static String decoded(String base64url) {
        return new String(bytes(base64url), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> object(Object value) {
        if (!(value instanceof Map<?, ?> map)) throw new Refused("an object was expected");
        @SuppressWarnings("unchecked")
        Map<String, Object> object = (Map<String, Object>) map;
        return object;
    }

    private static List<Object> list(Object value) {
        if (!(value instanceof List<?> entries)) throw new Refused("a list was expected");
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) entries;
        return list;
    }

    private static String text(Object value) {
        if (!(value instanceof String text)) throw new Refused("a text was expected");
        return text;
    }

    /** RFC 8785: members by the UTF-16 units of their names, no spaces. Numbers stand as they were signed. */
    private static void write(Object value, StringBuilder text) {
        String separator = "";
        if (value instanceof Map<?, ?>) {
            text.append('{');
            for (Map.Entry<String, Object> member : new TreeMap<>(object(value)).entrySet()) {
                text.append(separator);
                write(member.getKey(), text);
                write(member.getValue(), text.append(':'));
                separator = ",";
            }
            text.append('}');
        } else if (value instanceof List<?> entries) {
            text.append('[');
            for (Object entry : entries) {
                write(entry, text.append(separator));
                separator = ",";
            }
            text.append(']');
        } else if (value instanceof Token token) text.append(token.text());
        else quoted((String) value, text);
    }

    private static void quoted(String value, StringBuilder text) {
        text.append('"');
        for (char c : value.toCharArray()) {
            int at = "\b\t\n\f\r\"\\".indexOf(c);
            if (at >= 0) text.append('\\').append("btnfr\"\\".charAt(at));
            else if (c < 0x20) text.append(String.format("\\u%04x", (int) c));
            else text.append(c);
        }
        text.append('"');
    }

    /** RFC 8259, no more than is needed here. */
    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object whole() {
            Object value = value();
            if (skipped() != '\0') throw new Refused("JSON with something behind it");
            return value;
        }

        private Object value() {
            char first = skipped();
            if (first == '{') return object();
            if (first == '[') return list();
            if (first == '"') return string();
            int start = at;
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) at++;
            String token = text.substring(start, at);
            if (!token.matches("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?"))
                throw new Refused("broken JSON");
            return new Token(token);
        }

        private Map<String, Object> object() {
            Map<String, Object> members = new LinkedHashMap<>();
            expect('{');
            while (skipped() != '}') {
                if (!members.isEmpty()) expect(',');
                skipped();
                String name = string();
                expect(':');
                if (members.put(name, value()) != null) throw new Refused("a name stands there twice");
            }
            expect('}');
            return members;
        }

        private List<Object> list() {
            List<Object> entries = new ArrayList<>();
            expect('[');
            while (skipped() != ']') {
                if (!entries.isEmpty()) expect(',');
                entries.add(value());
            }
            expect(']');
            return entries;
        }

        private String string() {
            StringBuilder string = new StringBuilder();
            expect('"');
            while (next() != '"') {
                char c = text.charAt(at++);
                if (c != '\\') {
                    string.append(c);
                    continue;
                }
                char escape = next();
                at++;
                int plain = "btnfr\"\\/".indexOf(escape);
                if (plain >= 0) string.append("\b\t\n\f\r\"\\/".charAt(plain));
                else if (escape == 'u' && text.substring(at).matches("(?s)[0-9a-fA-F]{4}.*")) {
                    string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                } else throw new Refused("broken JSON");
            }
            at++;
            return string.toString();
        }

        private void expect(char expected) {
            if (skipped() != expected) throw new Refused("broken JSON");
            at++;
        }

        private char next() {
            if (at >= text.length()) throw new Refused("broken JSON");
            return text.charAt(at);
        }

        private char skipped() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
            return at < text.length() ? text.charAt(at) : '\0';
        }
    }
}
