package io.entente.gateway.race;

import io.restassured.response.Response;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** How something is learned of a record, or done because it is there to be seen. */
enum Reading {
    PULL {
        @Override
        Response asked(Reader by) {
            return by.asking().get(by.record());
        }
    },
    PROOF {
        @Override
        Response asked(Reader by) {
            return by.asking().accept("application/sd-jwt").get(by.record());
        }
    },
    PULL_AGAIN_UNDER_ITS_KEY {
        @Override
        Response asked(Reader by) {
            return by.again().get(by.record());
        }
    },
    PAGE_OF_THE_FEED {
        @Override
        Response asked(Reader by) {
            return by.asking()
                    .queryParam("limit", 100)
                    .queryParam("after", by.cursor())
                    .get("/v1/feed");
        }

        @Override
        boolean discloses(Reader to) {
            Response page = asked(to);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            List<Map<String, Object>> entries = page.jsonPath().getList("entries");
            return entries.stream()
                    .filter(entry -> to.record().endsWith("/" + entry.get("record")))
                    .anyMatch(entry -> !entry.get("change").equals("withdrawn"));
        }
    },
    ANSWER {
        @Override
        Response asked(Reader by) {
            return by.asking().contentType("application/json").body(ACCEPT).post(by.record() + "/responses");
        }
    },
    ANSWER_AGAIN_UNDER_ITS_KEY {
        @Override
        Response asked(Reader by) {
            return by.again().contentType("application/json").body(ACCEPT).post(by.record() + "/responses");
        }
    },
    REQUEST_FOR_CONSENT {
        @Override
        Response asked(Reader by) {
            return by.asking().contentType("application/json").body(WISH).post(by.record() + "/consents");
        }
    },
    REQUEST_FOR_CONSENT_AGAIN_UNDER_ITS_KEY {
        @Override
        Response asked(Reader by) {
            return by.again().contentType("application/json").body(WISH).post(by.record() + "/consents");
        }
    };

    private static final String ACCEPT = "{\"answer\":\"accept\"}";
    private static final String WISH = "{\"kind\":\"action\",\"purposes\":[\"drug-trafficking\"],"
            + "\"until\":\"2039-11-22T00:00:00Z\",\"reason\":\"EXERCISE\"}";

    abstract Response asked(Reader by);

    /** @return whether there was anything; nothing is told like what is not there, and no other way */
    boolean discloses(Reader to) {
        Response answer = asked(to);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201, 404);
        return answer.statusCode() != 404;
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
