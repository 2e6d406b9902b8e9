package io.entente.gateway.feed;

import io.entente.gateway.RecordTestData;
import io.entente.gateway.feed.PlainAgreements.Stop;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Random things that happen in a world, the same for the same seed whatever the world makes of them. */
final class History {
    static final List<String> OPEN = List.of("type", "marking", "reference", "logistics", "seizure", "narrative");
    static final List<String> PARTNERS = List.of("us-hsi", "us-dea", "be-customs", "eu-europol");
    private static final List<String> OWNERS = List.of("be-fgp", "be-fgp", "eu-europol", "us-hsi");
    private static final List<String> COLOURS = List.of("green", "green", "amber", "red");

    /** From one version to the next: numbers in between are for what another world knows more. */
    private static final int STEP = 1000;

    private final World world;
    private final Random random;
    private final List<RecordTestData> records = new ArrayList<>();
    private final List<AnyAgreement> agreements;
    private final List<Consent> consents = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private final SortedSet<String> silent = new TreeSet<>();
    private final StringBuilder told = new StringBuilder();
    private final boolean reviews;
    private final Set<Integer> numbered = new HashSet<>();
    private int reviewed;
    private int between;

    /**
     * @param classes that agreements may speak of
     * @param reviews whether owners say by when they review, and do. A version's day counts for all who see any of the
     *     record, so that whoever cannot see the version sees that
     */
    History(World world, Random random, List<String> classes, boolean reviews) {
        this.world = world;
        this.random = random;
        this.reviews = reviews;
        this.agreements = List.of(
                new AnyAgreement(random, "be-us", "BE", "US", classes),
                new AnyAgreement(random, "be-eu", "BE", "EU", classes),
                new AnyAgreement(random, "us-eu", "US", "EU", classes));
    }

    List<RecordId> records() {
        return records.stream().map(RecordTestData::id).distinct().toList();
    }

    void step() {
        // Most of a history is about what can be seen: what is stopped goes on before long.
        if (!silent.isEmpty() && random.nextInt(3) == 0) speak();
        else if (!stops.isEmpty() && random.nextInt(3) == 0) lift();
        else something();
    }

    private void something() {
        Optional<AnyAgreement> missing = agreements.stream()
                .filter(agreement -> agreement.versions() == 0)
                .findFirst();
        int what = random.nextInt(reviews ? 21 : 19);
        if (missing.isPresent() && random.nextBoolean()) agree(missing.get());
        else if (records.isEmpty() || what < 2) release();
        else if (what < 6) amend();
        else if (what < 7) recall();
        else if (what < 10) agree(one(agreements));
        else if (what < 12) consent(PARTNERS);
        else if (what < 13) revoke();
        else if (what < 16) pass();
        else if (what < 17) suspend();
        else if (what < 18) fallSilent();
        else if (what < 19) erase();
        else review();
    }

    private void release() {
        RecordTestData record = any(new RecordTestData(
                new RecordId(uuid()),
                STEP,
                uuid(),
                new AgencyId(one(OWNERS)),
                new AgencyId("be-fgp"),
                "amber",
                "EXERCISE",
                "EXERCISE",
                Map.of(),
                undated()));
        records.add(record.ownedBy(record.owner().value()));
        announce("releases", last());
    }

    private void amend() {
        int chosen = random.nextInt(records.size());
        RecordTestData before = records.get(chosen);
        // A version may say again what an earlier one said.
        records.add(any(new RecordTestData(
                before.id(),
                STEP
                        + records.stream()
                                .filter(record -> record.id().equals(before.id()))
                                .mapToInt(RecordTestData::version)
                                .max()
                                .orElseThrow(),
                uuid(),
                before.owner(),
                before.owner(),
                before.tlp(),
                before.narrative(),
                before.suspect(),
                before.recipients(),
                undated())));
        announce("amends", last());
    }

    private RecordTestData any(RecordTestData record) {
        RecordTestData next = record;
        if (record.version() == STEP || random.nextInt(3) == 0) next = next.marked(one(COLOURS));
        if (random.nextInt(3) == 0) next = next.telling("EXERCISE " + random.nextInt(2));
        if (random.nextInt(3) == 0) next = next.suspecting("EXERCISE " + random.nextInt(2));
        if (record.version() == STEP || random.nextInt(3) == 0) next = next.to(recipients());
        if (reviews && random.nextInt(3) > 0) next = next.reviewedBy(soon());
        return next;
    }

    /** The world signs it when it releases it. */
    private RecordTestData.Dates undated() {
        return new RecordTestData.Dates(world.now(), Optional.empty());
    }

    /** Histories take a few days. */
    private LocalDate soon() {
        return world.today().plusDays(random.nextInt(4));
    }

    /**
     * Of any version, also one that is no longer the newest, is still to come, or has been recalled; now and then one that
     * comes too late.
     */
    private void review() {
        RecordTestData record = one(records);
        if (random.nextInt(4) == 0) record = after(record, STEP);
        // Numbers in between are left free for those that come late: no two reviews have one.
        reviewed += 2;
        int late = 1 + random.nextInt(reviewed);
        int number = random.nextInt(4) == 0 && !numbered.contains(late) ? late : reviewed;
        numbered.add(number);
        LocalDate until = random.nextInt(5) == 0 ? world.today().minusDays(1) : soon();
        tell("reviews " + record.id() + " " + record.version() + " for the " + number + "th time until " + until);
        world.review(record, number, until);
    }

    private Map<String, String> recipients() {
        Map<String, String> to = new TreeMap<>();
        for (String partner : PARTNERS)
            if (random.nextInt(4) > 0) to.put(partner, one(List.of("full", "full", "full", "pointer", "silent")));
        return to;
    }

    private void announce(String what, RecordTestData record) {
        tell(what + " " + record.id() + " " + record.version() + " " + record.tlp() + " " + record.recipients() + " "
                + record.dates().reviewBy().map(LocalDate::toString).orElse("for as long as may be"));
        world.release(record);
    }

    private void recall() {
        RecordTestData record = one(records);
        if (random.nextBoolean()) return;
        tell("recalls " + record.id() + " " + record.version());
        world.recall(after(record, STEP - 1));
    }

    private void erase() {
        RecordTestData record = one(records);
        if (random.nextBoolean()) return;
        tell("erases " + record.id());
        world.erase(record);
    }

    private void suspend() {
        List<AnyAgreement> made = agreements.stream()
                .filter(agreement -> agreement.versions() > 0)
                .toList();
        if (made.isEmpty()) return;
        Stop stop = anyStop(random, one(made));
        if (stops.contains(stop)) return;
        stops.add(stop);
        tell("suspends " + stop);
        world.suspend(stop);
    }

    private void lift() {
        Stop stop = stops.remove(random.nextInt(stops.size()));
        tell("lifts " + stop);
        world.lift(stop);
    }

    /** @return one of a version of the agreement, mostly the newest, by one of its parties */
    static Stop anyStop(Random chooser, AnyAgreement agreement) {
        int newest = agreement.versions();
        return new Stop(
                agreement.id(),
                chooser.nextInt(3) > 0 ? newest : 1 + chooser.nextInt(newest),
                agreement.parties().get(chooser.nextInt(2)));
    }

    /** Of an owner's service nothing is heard for too long. */
    private void fallSilent() {
        String node = one(World.NODES);
        if (!silent.add(node)) return;
        tell(node + " falls silent");
        world.fallSilent(node);
    }

    private void speak() {
        String node = silent.first();
        silent.remove(node);
        tell(node + " is heard again");
        world.speak(node);
    }

    private void consent(List<String> recipients) {
        RecordTestData record = one(records);
        consents.add(anyConsent(random, record, recipients));
        Consent consent = consents.get(consents.size() - 1);
        tell("consents " + consent);
        world.grant(consent);
    }

    private void revoke() {
        if (consents.isEmpty()) return;
        Consent consent = consents.remove(random.nextInt(consents.size()));
        tell("revokes " + consent.id());
        world.revoke(consent);
    }

    /** @return a consent of the owner of some record to any of the recipients, if there is a record */
    Optional<Consent> anyConsent(Random chooser, List<String> recipients) {
        if (records.isEmpty()) return Optional.empty();
        return Optional.of(anyConsent(chooser, records.get(chooser.nextInt(records.size())), recipients));
    }

    private Consent anyConsent(Random chooser, RecordTestData record, List<String> recipients) {
        List<Purpose> purposes = new ArrayList<>(List.of(Purpose.DRUG_TRAFFICKING, Purpose.MONEY_LAUNDERING));
        if (chooser.nextInt(3) == 0) purposes.remove(chooser.nextInt(2));
        return new Consent(
                UUID.randomUUID().toString(),
                chooser.nextInt(5) == 0 ? Consent.Kind.JUDICIAL_USE : Consent.Kind.ONWARD_TRANSFER,
                record.id(),
                record.owner(),
                new AgencyId(recipients.get(chooser.nextInt(recipients.size()))),
                Sorted.set(purposes),
                List.of("EXERCISE"),
                new Span(Optional.empty(), Optional.of(world.now().plus(Duration.ofHours(1 + chooser.nextInt(40))))));
    }

    private void agree(AnyAgreement agreement) {
        String next = agreement.next(world.now());
        tell("agrees " + next.replaceAll("\\s+", " "));
        world.agree(next);
    }

    private void pass() {
        world.pass(Duration.ofHours(1 + random.nextInt(reviews ? 24 : 10)));
        tell("it is " + world.now());
    }

    /** @return the newest version of some record, if there is any, with a number that the history leaves out */
    Optional<RecordTestData> inBetween(Random chooser) {
        if (records.isEmpty()) return Optional.empty();
        RecordId id = records.get(chooser.nextInt(records.size())).id();
        return records.stream()
                .filter(record -> record.id().equals(id))
                .reduce((before, next) -> next)
                .map(newest -> after(newest, ++between));
    }

    private static RecordTestData after(RecordTestData record, int versions) {
        return new RecordTestData(
                record.id(),
                record.version() + versions,
                UUID.randomUUID(),
                record.owner(),
                record.signedBy(),
                record.tlp(),
                record.narrative(),
                record.suspect(),
                record.recipients(),
                record.dates());
    }

    void tell(String what) {
        told.append('\n').append(what);
    }

    private RecordTestData last() {
        return records.get(records.size() - 1);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private UUID uuid() {
        return new UUID(
                random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    @Override
    public String toString() {
        return told.toString();
    }
}
