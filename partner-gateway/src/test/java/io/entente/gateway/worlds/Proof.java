package io.entente.gateway.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.statement.SdStatement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A proof as its reader can compare it with another: salts, digests and signature are random in every one. */
final class Proof {
    private final SdStatement statement;

    private Proof(SdStatement statement) {
        this.statement = statement;
    }

    /** @return what it shows and opens, how long it and each of its parts is, and how many digests it has, in which order */
    static String shape(String proof) {
        return proof.length() + " bytes: " + new Proof(SdStatement.parse(proof)).shape();
    }

    private String shape() {
        String[] parts = statement.signedPart().split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        ObjectNode visible = statement.visible();
        JsonNode digests = visible.path("_sd");
        visible.remove("_sd");
        return header + " " + visible + " " + digests.size() + " digests, " + order(digests) + ", signed in "
                + parts[2].length() + ", opened: " + opened();
    }

    /** Sorted, they do not tell which of them are opened, which are withheld and which stand for nothing. */
    private String order(JsonNode digests) {
        List<String> all = new ArrayList<>();
        digests.forEach(digest -> all.add(digest.textValue()));
        if (all.equals(all.stream().sorted().toList())) return "sorted";
        return "opened at "
                + statement.disclosures().stream()
                        .map(disclosed -> all.indexOf(disclosed.digest()))
                        .toList();
    }

    private String opened() {
        return statement.disclosures().stream()
                .map(disclosed -> disclosed.name() + "=" + disclosed.value() + " in "
                        + disclosed.encoded().length())
                .collect(Collectors.joining(", "));
    }
}
