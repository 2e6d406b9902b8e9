package io.entente.kernel.statement;

import com.authlete.sd.Disclosure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.MalformedJson;
import io.entente.kernel.json.StrictJson;

import java.util.Base64;

/**
 * One disclosure (RFC 9901 §4.2): a salted claim, as text that opens one digest of the signed part.
 *
 * @param encoded base64url of the JSON array {@code [salt, name, value]}, exactly as issued
 */
public record Disclosed(String encoded, String name, JsonNode value) {

    /** @throws MalformedStatement if the text is not a disclosure of an object property */
    public static Disclosed parse(String encoded) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(encoded);
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(json).equals(encoded))
                throw new MalformedStatement("a disclosure is not canonical base64url");
            JsonNode array = StrictJson.read(json);
            if (!array.isArray()
                    || array.size() != 3
                    || !array.get(0).isTextual()
                    || !array.get(1).isTextual())
                throw new MalformedStatement("a disclosure is not [salt, name, value]");
            String name = array.get(1).textValue();
            if (name.equals("_sd") || name.equals("..."))
                throw new MalformedStatement("a disclosure has a reserved name");
            return new Disclosed(encoded, name, array.get(2));
        } catch (MalformedJson e) {
            throw new MalformedStatement("a disclosure is not strict JSON");
        } catch (IllegalArgumentException e) {
            throw new MalformedStatement("a disclosure is not base64url");
        }
    }

    /** @return base64url SHA-256 of the encoded text, as it stands in {@code _sd} */
    public String digest() {
        return Disclosure.parse(encoded).digest();
    }

    /**
     * What is said, without the salt: equal for equal content of two versions.
     *
     * @return hexadecimal SHA-256 of the canonical {@code {"name":…,"value":…}}
     */
    public String contentHash() {
        return CanonicalJson.hash(
                JsonNodeFactory.instance.objectNode().put("name", name).set("value", value));
    }

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "Disclosed[" + name + "]";
    }
}
