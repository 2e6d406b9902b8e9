package io.entente.kernel.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigInteger;

/**
 * Reads JSON so that two readers cannot see different things in one text (RFC 7493, I-JSON): duplicate keys, trailing
 * text, lone surrogates, integers beyond 2^53 and deep nesting are refused, and U+0000, which PostgreSQL cannot hold.
 */
public final class StrictJson {
    private static final int DEEPEST = 32;
    /** Bytes of a document. */
    public static final int LONGEST = 4 * 1024 * 1024;

    private static final BigInteger LARGEST_SAFE = BigInteger.valueOf((1L << 53) - 1);

    private static final ObjectMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(constraints()).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    /** @throws MalformedJson if the bytes are not exactly one strict JSON value */
    public static JsonNode read(byte[] utf8) {
        try {
            JsonNode node = MAPPER.readTree(utf8);
            if (node == null || node.isMissingNode()) throw new MalformedJson("there is no JSON value");
            check(node);
            return node;
        } catch (StreamConstraintsException e) {
            throw new MalformedJson("it is too long or too deep");
        } catch (JsonProcessingException e) {
            // The reader's own message quotes the text.
            throw new MalformedJson("it is not well-formed JSON, or a key stands twice");
        } catch (IOException e) {
            throw new MalformedJson("it cannot be read");
        }
    }

    /** @return bounds on depth and length, for readers of ours that are not this one */
    public static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST)
                .maxDocumentLength(LONGEST)
                .maxNumberLength(40)
                .build();
    }

    /** The mapper behind {@link #read}, for turning trees into typed values under the same rules. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Refuses in a tree that is already read what two readers would see differently. */
    public static void check(JsonNode node) {
        if (node.isTextual()) refuseUnwritable(node.textValue());
        else if (node.isIntegralNumber() && node.bigIntegerValue().abs().compareTo(LARGEST_SAFE) > 0)
            throw new MalformedJson("an integer is beyond 2^53");
        else if (node.isObject())
            node.properties().forEach(property -> {
                refuseUnwritable(property.getKey());
                check(property.getValue());
            });
        else node.forEach(StrictJson::check);
    }

    private static void refuseUnwritable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) throw new MalformedJson("a text holds U+0000");
            if (!Character.isSurrogate(c)) continue;
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) throw new MalformedJson("a text has half a character (lone surrogate)");
            i++;
        }
    }
}
