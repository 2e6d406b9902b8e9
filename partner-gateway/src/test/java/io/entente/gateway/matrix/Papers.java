package io.entente.gateway.matrix;

import io.entente.kernel.testing.TestStack;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The agreements of the matrix: two that bind US customs, with different fields in each, one of them for records of others too, and one for some day. */
final class Papers {
    /** Signed by every party and not suspended, in plainer words than the gateway's. */
    private static final String STANDING = """
            select encode(document, 'hex') from agreement_version v
            where (select count(*) from agreement_signature s where s.agreement = v.agreement and s.version = v.version)
                  = cardinality(string_to_array(v.parties, ','))
              and not exists (select 1 from agreement_suspension u left join agreement_lift l on l.suspension = u.id
                              where u.agreement = v.agreement and u.version >= v.version and l.suspension is null)
            """;

    private static final String PERMIT = """
            {"id": "%s", "effect": "permit", "from": {"agency": "%s"}, "to": %s, "types": ["seizure"],
             "purposes": [%s], "classes": [%s], "ceilings": {"tlp": "%s", "classification": "%s"},
             "excludes": [%s], "imposes": [], "handling": {"H1": "%s", "H2": "consent"},
             "cites": [{"instrument": "basis", "article": "Art. 1"}]}""";
    private static final String FORBID = """
            {"id": "%s", "effect": "forbid", "from": {"agency": "us-cbp"}, "to": %s, %s
             "cites": [{"instrument": "basis", "article": "Art. 2"}]}""";
    private static final String EUROPE = "{\"jurisdiction\": \"EU\"}";

    final String many = "matrix-many-" + UUID.randomUUID();
    final String two = "matrix-two-" + UUID.randomUUID();
    final String someDay = "matrix-some-day-" + UUID.randomUUID();

    /** @return as they are delivered */
    List<String> all() {
        return List.of(
                agreement(
                        many,
                        "\"us-cbp\", \"BE\", \"EU\"",
                        "2026-01-01",
                        permit(
                                "us-cbp",
                                "to-belgium",
                                "{\"jurisdiction\": \"BE\"}",
                                "drug-trafficking extradition",
                                "type marking reference logistics substance seizure identity narrative",
                                "amber unclassified",
                                "victim witness",
                                "consent"),
                        permit(
                                "us-cbp",
                                "to-europol",
                                "{\"agency\": \"eu-europol\"}",
                                "drug-trafficking money-laundering",
                                "type reference identity contact financial query",
                                "red restricted",
                                "victim",
                                "as-agreed"),
                        permit(
                                "be-fgp",
                                "police-to-customs",
                                "{\"agency\": \"us-cbp\"}",
                                "drug-trafficking money-laundering extradition",
                                "reference incident identity financial source",
                                "amber restricted",
                                "victim",
                                "consent"),
                        permit(
                                "be-fgp",
                                "police-to-the-union",
                                EUROPE,
                                "drug-trafficking immigration-enforcement",
                                "type marking substance contact attachment",
                                "green unclassified",
                                "witness",
                                "as-agreed"),
                        permit(
                                "eu-europol",
                                "europol-to-belgium",
                                "{\"jurisdiction\": \"BE\"}",
                                "drug-trafficking money-laundering",
                                "type reference logistics narrative",
                                "amber unclassified",
                                "",
                                "consent"),
                        permit(
                                "eu-europol",
                                "europol-to-customs",
                                "{\"agency\": \"us-cbp\"}",
                                "drug-trafficking extradition",
                                "marking seizure identity",
                                "green unclassified",
                                "victim witness",
                                "consent"),
                        permit(
                                "us-cbp",
                                "to-the-union",
                                EUROPE,
                                "drug-trafficking extradition",
                                "reference incident",
                                "green unclassified",
                                "",
                                "as-agreed"),
                        forbid(
                                "no-immigration-enforcement",
                                "{\"jurisdiction\": \"BE\"}",
                                "\"purposes\": [\"immigration-enforcement\"],"),
                        forbid("nothing-to-port-operators", "{\"class\": \"port-operator\"}", ""),
                        forbid(
                                "no-contact-for-money",
                                EUROPE,
                                "\"purposes\": [\"money-laundering\"], \"classes\": [\"contact\"],")),
                agreement(
                        two,
                        "\"us-cbp\", \"be-customs\"",
                        "2026-01-01",
                        permit(
                                "us-cbp",
                                "among-customs",
                                "{\"class\": \"customs\"}",
                                "drug-trafficking money-laundering",
                                "type contact attachment",
                                "green unclassified",
                                "",
                                "consent")),
                agreement(
                        someDay,
                        "\"eu-europol\", \"BE\"",
                        "2099-01-01",
                        permit(
                                "us-cbp",
                                "some-day",
                                EUROPE,
                                "drug-trafficking",
                                "type",
                                "green unclassified",
                                "",
                                "consent")));
    }

    /** Whatever is in force, of other tests too. */
    static Agreements inForce(TestStack stack) {
        List<Agreement> all = new ArrayList<>();
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(STANDING)) {
            while (rows.next()) all.add(AgreementDocument.read(HexFormat.of().parseHex(rows.getString(1))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Agreements.of(all);
    }

    private static String agreement(String id, String parties, String from, String... clauses) {
        return """
                {"schema": "https://entente.example/schemas/agreement-1.json", "id": "%s", "version": 1,
                 "title": "EXERCISE", "parties": [%s], "hiddenMembers": false,
                 "legalBasis": [{"id": "basis", "title": "A basis", "date": "2016", "source": "made up for tests"}],
                 "safeguards": [], "inForce": {"from": "%sT00:00:00Z", "until": null}, "clauses": [%s]}
                """.formatted(id, parties.replaceAll("\"[^\"]+\"", "{\"party\": $0}"), from, String.join(",", clauses));
    }

    private static String permit(
            String from,
            String id,
            String to,
            String purposes,
            String classes,
            String ceilings,
            String excludes,
            String judicial) {
        String[] most = ceilings.split(" ");
        return PERMIT.formatted(
                id, from, to, list(purposes), list(classes), most[0], most[1], list(excludes), judicial);
    }

    private static String forbid(String id, String to, String what) {
        return FORBID.formatted(id, to, what);
    }

    private static String list(String words) {
        return words.isEmpty() ? "" : "\"" + words.replace(" ", "\", \"") + "\"";
    }
}
