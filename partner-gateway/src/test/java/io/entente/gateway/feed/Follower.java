package io.entente.gateway.feed;

import io.entente.gateway.feed.Cursors.Place;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A partner system that keeps a copy of what it may see: it reads on from its cursor, and does later what each entry asks
 * for, in order. It knows nothing but its feed.
 */
final class Follower {
    private final World world;
    private final AgencyId agency;
    private final Purpose purpose;
    private final Deque<FeedPage.Entry> todo = new ArrayDeque<>();
    private final Map<RecordId, String> copy = new TreeMap<>();
    private final Set<RecordId> visible = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();
    private Place place = Place.START;

    Follower(World world, AgencyId agency, Purpose purpose) {
        this.world = world;
        this.agency = agency;
        this.purpose = purpose;
    }

    AgencyId agency() {
        return agency;
    }

    Purpose purpose() {
        return purpose;
    }

    /** @return the page's entries */
    List<FeedPage.Entry> read(int limit) {
        OpenPage page = world.read(agency, purpose, place, limit);
        long number = place.told();
        for (FeedPage.Entry entry : page.told()) {
            if (entry.number() != ++number) faults.add("number " + entry.number() + " where " + number + " comes next");
            if (entry.change() == Change.VISIBLE && !visible.add(entry.record()))
                faults.add(entry.record() + " is visible twice in a row");
            if (entry.change() == Change.WITHDRAWN) visible.remove(entry.record());
            todo.add(entry);
        }
        place = page.reached();
        return page.told();
    }

    /** Does what the oldest entries ask for. */
    void apply(int atMost) {
        for (int n = 0; n < atMost && !todo.isEmpty(); n++) {
            FeedPage.Entry entry = todo.remove();
            Optional<String> pulled =
                    entry.change() == Change.WITHDRAWN ? Optional.empty() : world.pull(agency, purpose, entry.record());
            pulled.ifPresentOrElse(payload -> copy.put(entry.record(), payload), () -> copy.remove(entry.record()));
        }
    }

    /** @return whether there was anything new */
    boolean catchUp() {
        boolean some = false;
        while (!read(50).isEmpty()) some = true;
        apply(Integer.MAX_VALUE);
        return some;
    }

    Map<RecordId, String> copy() {
        return copy;
    }

    List<String> faults() {
        return faults;
    }

    @Override
    public String toString() {
        return agency + " for " + purpose.code();
    }
}
