package io.entente.gateway;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads feeds over HTTP, page by page. */
public final class FeedPages {
    private FeedPages() {}

    /** An entry as its reader is told it. */
    public record Told(long number, String record, String change) {}

    public static List<Told> everything(Supplier<RequestSpecification> asker) {
        return everything(asker, 100);
    }

    /** @param limit most entries of a page */
    static List<Told> everything(Supplier<RequestSpecification> asker, int limit) {
        List<Told> all = new ArrayList<>();
        Response page = asker.get().queryParam("limit", limit).get("/v1/feed");
        while (!told(page).isEmpty()) {
            all.addAll(told(page));
            page = next(asker, limit, page);
        }
        return all;
    }

    /** @return the cursor behind all there is */
    public static String end(Supplier<RequestSpecification> asker) {
        Response page = asker.get().queryParam("limit", 100).get("/v1/feed");
        while (!told(page).isEmpty()) page = next(asker, 100, page);
        return page.jsonPath().getString("next");
    }

    private static Response next(Supplier<RequestSpecification> asker, int limit, Response page) {
        return asker.get()
                .queryParam("limit", limit)
                .queryParam("after", page.jsonPath().getString("next"))
                .get("/v1/feed");
    }

    public static List<Told> told(Response page) {
        assertThat(page.statusCode()).isEqualTo(200);
        List<Map<String, Object>> entries = page.jsonPath().getList("entries");
        return entries.stream()
                .map(entry ->
                        new Told(((Number) entry.get("number")).longValue(), (String) entry.get("record"), (String)
                                entry.get("change")))
                .toList();
    }

    /** @return what was told of one record, in order */
    static List<String> about(RecordTestData record, List<Told> told) {
        return told.stream()
                .filter(entry -> entry.record().equals(record.id().toString()))
                .map(Told::change)
                .toList();
    }
}
