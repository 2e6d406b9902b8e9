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
             "evaluation":{"scheme":"4x4","source":"B","information":"2"},
             "externalReferences":[{"scheme":"siena","value":"0000000-1-1"},{"scheme":"us-case","value":"EX-26-0001"}],
             "origin":"judicial-investigation",
             "authorisation":{"magistrate":"Exercise Magistrate","reference":"EX.00.00.1/2026","date":"2025-11-16"},
             "secondOfficer":false,"reviewBy":null,
             "recipients":[{"agency":"us-hsi","mode":"full"},{"agency":"eu-europol","mode":"pointer","circle":"be-eu"}],
             "items":[
              {"id":"11111111-1111-4111-8111-111111111111","kind":"container","number":"CSQU3054383",
               "sizeType":"45R1","seal":"EC123456","otherSeals":["SGS-0099"],"declaredSeal":"EC123458",
               "declaredGoods":"bananas","grossKilograms":27450.5,"billOfLading":"EXER0012345","terminal":"quay 869"},
              {"kind":"movement","mode":"sea","from":"ECGYE","via":["PABLB"],"to":"BEANR","vessel":"MV EXERCISE STAR",
               "imo":"9074729","voyage":"EX044N","plate":{"number":"1-EXR-123","country":"BE"},
               "departed":"2026-10-28","arrival":"2026-11-14"},
              {"id":"33333333-3333-4333-8333-333333333333","kind":"seizure","place":"BEANR","location":"quay 869",
               "date":"2026-11-15","goods":"drugs","grams":1250000,"count":{"amount":1040,"unit":"package"},
               "cash":{"amount":12500.5,"currency":"EUR"},"concealment":"behind the rear panel"},
              {"kind":"substance","cas":"53-21-4","name":"cocaine hydrochloride","iupacName":"EXERCISE",
               "inchiKey":"ZPUCINDJVBIVPJ-LJISPDSOSA-N","appearance":"white powder","purityPercent":82.5,
               "healthRisk":"deadly"},
              {"id":"55555555-5555-4555-8555-555555555555","kind":"person","name":"Exercise Person",
               "aliases":["El Ejercicio"],"dateOfBirth":"1980-01-31","placeOfBirth":"Guayaquil","sex":"male",
               "nationality":"EC","category":"suspect",
               "documents":[{"kind":"passport","number":"EX0000000","country":"EC","expires":"2030-01-01"}],
               "phone":"+593 2 000 0000","email":"person@mail.exercise.example",
               "address":{"text":"Exercise street 1, 2000 Antwerp","country":"BE"},
               "accounts":[{"iban":"BE68 5390 0754 7034","holder":"Exercise Person","institution":"Exercise Bank"}],
               "caution":"may be armed"},
              {"kind":"narrative","basis":"fact","text":"EXERCISE. The scanner operator saw it."},
              {"kind":"figure","measure":"cocaine seized","place":"Belgium","period":"2023","value":123,
               "unit":"metric tons","publisher":"Exercise Agency","asOf":"2025-06"},
              {"kind":"vessel","name":"MV EXERCISE STAR","imo":"9074729","mmsi":"205123000","callSign":"OPEX",
               "flag":"PA","vesselType":"reefer","formerNames":["MV EXERCISE MOON"],"company":"2041999"},
              {"kind":"organisation","name":"Exercise Fruit Import BV","otherNames":["Exercise Tropical"],
               "role":"consignee","country":"BE","registrationNumber":"BE 0000.000.097","company":"2041999",
               "address":{"text":"Exercise quay 2, 2030 Antwerp","country":"BE"},"phone":"+3230000000",
               "email":"desk@fruit.exercise.example","accounts":[{"number":"EX-WALLET-1","holder":"Exercise BV"}]},
              {"kind":"incident","what":"shooting","date":"2026-11-03","place":"BEANR","location":"near the dock",
               "country":"BE","killed":0,"injured":1,"arrested":2,"weapon":"automatic rifle",
               "description":"EXERCISE. Eleven shots.","assessment":"EXERCISE. A reprisal."}],
             "relations":[{"id":"99999999-9999-4999-8999-999999999999","kind":"found-in",
               "from":"33333333-3333-4333-8333-333333333333","to":"11111111-1111-4111-8111-111111111111"}]}
            """;

    private ContentTestData() {}

    /** One item of every kind with every field, and a relation. */
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
