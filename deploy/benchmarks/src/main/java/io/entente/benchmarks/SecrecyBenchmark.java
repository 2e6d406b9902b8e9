package io.entente.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.local.client.Stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Whether time tells what is hidden (P7): a hidden record against none, and a page of a feed that passes over hidden
 * entries against one that does not. It needs quotas out of its way: the script sets them.
 */
final class SecrecyBenchmark implements Benchmark {
    private static final double LIMIT = 4.5;
    private static final double QUICKEST = 0.9;
    private static final int AT_ONCE = 4;
    private static final int TURNS = 1_250;
    private static final int WARM_UP = 150;
    private static final int OF_EACH = 4;
    private static final int VERSIONS = 5;
    private static final String OFFICER = "be-fgp-officer";
    private static final String ASKER = "us-hsi-system";

    @Override
    public String name() {
        return "secrecy";
    }

    @Override
    public String measures() {
        return "Welch's t between the times of hidden and of missing, for a record and for a page of the feed";
    }

    @Override
    public Outcome run(Bench bench) {
        Stack stack = new Stack(bench.deployment().endpoints());
        Records records = new Records(stack);
        ObjectNode figures = JsonNodeFactory.instance.objectNode();
        boolean good = measure(bench, figures, "feed", feed(stack, records));
        good &= measure(bench, figures, "record", record(stack, records));
        return new Outcome(figures, good);
    }

    private static boolean measure(Bench bench, ObjectNode figures, String what, Worlds worlds) {
        bench.say(what + ": warming up");
        worlds.ask(WARM_UP, AT_ONCE);
        bench.say(what + ": asking " + TURNS * AT_ONCE + " times in each world");
        Worlds.Latencies latencies = worlds.ask(TURNS, AT_ONCE);
        double t = Welch.t(latencies.hiding(), latencies.empty());
        double ofQuickest = Welch.ofQuickest(QUICKEST, latencies.hiding(), latencies.empty());
        figures.put("t_" + what, hundredths(t))
                .put("t_" + what + "_quickest", hundredths(ofQuickest))
                .put(what + "_us", hundredths(Welch.mean(latencies.empty()) / 1000))
                .put(
                        what + "_us_apart",
                        hundredths((Welch.mean(latencies.hiding()) - Welch.mean(latencies.empty())) / 1000));
        bench.say(what + ": " + figures);
        return Math.abs(t) < LIMIT && Math.abs(ofQuickest) < LIMIT;
    }

    /**
     * The same entries, read from before and from after some that are hidden from the reader: what its purpose does not
     * open, and what was released and recalled before it was told of it. Records that are hidden under every purpose are in
     * no feed: there is nothing to pass over.
     */
    private static Worlds feed(Stack stack, Records records) {
        Feed feed = new Feed(stack, ASKER);
        String before = feed.end(Purpose.DRUG_TRAFFICKING);
        for (int n = 0; n < OF_EACH; n++) {
            feed.await(Purpose.TERRORIST_ORGANISATION, records.released(OFFICER, hiddenByPurpose()), "visible");
            amendedOften(feed, records);
            recalled(feed, records);
        }
        String after = feed.end(Purpose.DRUG_TRAFFICKING);
        for (int n = 0; n < OF_EACH; n++)
            feed.await(Purpose.DRUG_TRAFFICKING, records.released(OFFICER, "us-hsi"), "visible");
        return new Worlds(List.of(page(stack, before)), List.of(page(stack, after)), 200);
    }

    private static Partner page(Stack stack, String after) {
        return new Partner(stack, ASKER, "/v1/feed?limit=20&after=" + after);
    }

    /**
     * Hidden by its mode, its recipients, its markings, its purposes, its recall and in many versions, beside ids that nobody
     * has given.
     */
    private static Worlds record(Stack stack, Records records) {
        Feed feed = new Feed(stack, ASKER);
        List<Partner> hidden = new ArrayList<>();
        List<Partner> missing = new ArrayList<>();
        for (int n = 0; n < OF_EACH; n++) {
            String silent = records.released(OFFICER, Records.to(Map.of("us-hsi", "silent")));
            String anothers = records.released(OFFICER, "eu-europol");
            String marked = records.released(OFFICER, notForTheUnitedStates());
            String otherwise = records.released(OFFICER, hiddenByPurpose());
            feed.await(Purpose.TERRORIST_ORGANISATION, otherwise, "visible");
            for (String id : List.of(
                    silent, anothers, marked, otherwise, recalled(feed, records), amendedOften(feed, records))) {
                hidden.add(pull(stack, id));
                missing.add(pull(stack, UUID.randomUUID().toString()));
            }
        }
        return new Worlds(hidden, missing, 404);
    }

    /** @return a record that was in the feed until it was recalled */
    private static String recalled(Feed feed, Records records) {
        String id = records.released(OFFICER, openFor(Purpose.TERRORIST_ORGANISATION, Purpose.DRUG_TRAFFICKING));
        feed.await(Purpose.TERRORIST_ORGANISATION, id, "visible");
        records.recall(OFFICER, id);
        feed.await(Purpose.TERRORIST_ORGANISATION, id, "withdrawn");
        return id;
    }

    private static ObjectNode notForTheUnitedStates() {
        ObjectNode content = Records.to(Map.of("us-hsi", "full"));
        ((ObjectNode) content.path("markings"))
                .put("tlp", "red")
                .putArray("relTo")
                .add("EU");
        return content;
    }

    /** @return a record of several versions, all of them hidden */
    private static String amendedOften(Feed feed, Records records) {
        String id = records.released(OFFICER, hiddenByPurpose());
        feed.await(Purpose.TERRORIST_ORGANISATION, id, "visible");
        for (int n = 1; n < VERSIONS; n++) {
            ObjectNode content = hiddenByPurpose();
            // Something of it changes each time, so that the feed tells when it has followed.
            ((ObjectNode) content.path("items").get(0)).put("seal", "EXERCISE-" + n);
            records.amend(OFFICER, id, content);
        }
        feed.await(Purpose.TERRORIST_ORGANISATION, id, "changed");
        return id;
    }

    private static Partner pull(Stack stack, String id) {
        return new Partner(stack, ASKER, "/v1/records/" + id);
    }

    private static ObjectNode hiddenByPurpose() {
        return openFor(Purpose.TERRORIST_ORGANISATION);
    }

    private static ObjectNode openFor(Purpose... purposes) {
        ObjectNode content = Records.to(Map.of("us-hsi", "full"));
        ArrayNode open = content.putArray("purposes");
        for (Purpose purpose : purposes) open.add(purpose.code());
        return content;
    }

    private static double hundredths(double value) {
        return Math.round(100 * value) / 100.0;
    }
}
