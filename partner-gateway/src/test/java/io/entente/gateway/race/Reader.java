package io.entente.gateway.race;

import io.entente.gateway.Partners;
import io.entente.kernel.vocabulary.RecordId;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who wants to know of one record, in case drug trafficking.
 *
 * @param record its path
 * @param cursor into the agency's feed, from before the record was released
 * @param key under which the very same request is sent again
 */
record Reader(Partners partners, String agency, String record, String cursor, String key) {
    static Reader of(Partners partners, String agency, RecordId record, String cursor) {
        return new Reader(
                partners,
                agency,
                "/v1/records/" + record,
                cursor,
                UUID.randomUUID().toString());
    }

    RequestSpecification asking() {
        return asking(partners, agency);
    }

    RequestSpecification again() {
        return asking().header("Idempotency-Key", key);
    }

    /** @return the cursor behind all that the agency's feed tells now, from a cursor on or from its beginning */
    static String endOfFeed(Partners partners, String agency, String from) {
        String cursor = from;
        while (true) {
            RequestSpecification asking = asking(partners, agency).queryParam("limit", 100);
            Response page = (cursor.isEmpty() ? asking : asking.queryParam("after", cursor)).get("/v1/feed");
            if (page.jsonPath().getList("entries").isEmpty())
                return page.jsonPath().getString("next");
            cursor = page.jsonPath().getString("next");
        }
    }

    private static RequestSpecification asking(Partners partners, String agency) {
        return partners.analyst(agency.substring(0, 2).toUpperCase(Locale.ROOT), agency, "drug-trafficking");
    }
}
