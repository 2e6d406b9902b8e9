package io.entente.cases.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.json.StrictJson;

import java.nio.charset.StandardCharsets;

/** Invented content with good defaults, as an officer would file it. EXERCISE. */
public final class ContentTestData {
    public static final String CONTAINER = "11111111-1111-4111-8111-111111111111";
    public static final String SEIZURE = "33333333-3333-4333-8333-333333333333";
    public static final String PERSON = "55555555-5555-4555-8555-555555555555";
    public static final String RELATION = "99999999-9999-4999-8999-999999999999";

    private static final String WHOLE = """
            {"type":"seizure","purposes":["drug-trafficking"],
             "markings":{"tlp":"amber","classification":"unclassified","handling":["H1","H2"],"handlingText":null,
               "controls":["LES"],"relTo":["US"]},
             "useRestrictions":["no-capital-proceedings"],
             "recipients":[{"agency":"us-hsi","mode":"full"},{"agency":"eu-europol","mode":"pointer"}],
             "items":[
              {"id":"11111111-1111-4111-8111-111111111111","kind":"container","number":"CSQU3054383","seal":"EC123456",
               "declaredGoods":"bananas"},
              {"kind":"movement","from":"ECGYE","to":"BEANR","vessel":"MV EXERCISE STAR","imo":"9074729",
               "departed":"2026-10-28","arrival":"2026-11-14"},
              {"id":"33333333-3333-4333-8333-333333333333","kind":"seizure","place":"BEANR","date":"2026-11-15",
               "grams":1250000,"concealment":"behind the rear panel"},
              {"kind":"substance","cas":"53-21-4","name":"cocaine hydrochloride","purityPercent":82.5},
              {"id":"55555555-5555-4555-8555-555555555555","kind":"person","name":"Exercise Person",
               "dateOfBirth":"1980-01-31","nationality":"EC","category":"suspect","phone":"+593 2 000 0000"},
              {"kind":"narrative","text":"EXERCISE. The scanner operator saw it."},
              {"kind":"figure","measure":"cocaine seized","place":"Belgium","period":"2023","value":123,
               "unit":"metric tons","publisher":"Exercise Agency","asOf":"2025-06"}],
             "relations":[{"id":"99999999-9999-4999-8999-999999999999","kind":"found-in",
               "from":"33333333-3333-4333-8333-333333333333","to":"11111111-1111-4111-8111-111111111111"}]}
            """;

    private ContentTestData() {}

    /** One item of every kind, and a relation. */
    public static ObjectNode whole() {
        return json(WHOLE);
    }

    /** The least that can be filed. */
    public static ObjectNode small() {
        return json("{\"type\":\"intelligence\",\"purposes\":[\"drug-trafficking\"],\"markings\":{\"tlp\":\"green\"},"
                + "\"recipients\":[{\"agency\":\"us-hsi\",\"mode\":\"full\"}]}");
    }

    /** The least that can be filed, with one item more. */
    public static ObjectNode with(String item) {
        ObjectNode content = small();
        content.putArray("items").add(json(item));
        return content;
    }

    public static ObjectNode json(String text) {
        return (ObjectNode) StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Content content(ObjectNode json) {
        return ContentDocument.read(json);
    }
}
