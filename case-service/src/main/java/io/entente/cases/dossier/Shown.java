package io.entente.cases.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.cases.form.MalformedForm;
import io.entente.cases.item.Content;
import io.entente.cases.item.ContentDocument;
import io.entente.cases.item.Warning;
import io.entente.cases.referral.Document;
import io.entente.kernel.json.StrictJson;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What an officer is shown of a stored document. A rule that became stricter after it was filed is a warning here: who
 * files it anew, or releases it, must mend it first, but nobody loses sight of what is on file.
 */
record Shown(JsonNode content, List<Warning> warnings) {
    static Shown of(Document document) {
        JsonNode stored = StrictJson.read(document.json().getBytes(StandardCharsets.UTF_8));
        try {
            Content content = ContentDocument.read(stored);
            return new Shown(ContentDocument.write(content), content.warnings());
        } catch (MalformedForm refused) {
            return new Shown(
                    stored, refused.faults().stream().map(Warning::stricter).toList());
        }
    }
}
