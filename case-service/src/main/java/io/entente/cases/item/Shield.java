package io.entente.cases.item;

import io.entente.kernel.vocabulary.DataSubject;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the versions of a referral made two officers' business, each that was submitted or released, and two officers have
 * not let go since. It is not for one officer to take it back, in however many steps.
 */
public final class Shield {
    public static final Shield NONE = new Shield(Reserved.NOTHING, Reserved.NOTHING, false, Set.of());

    private final Reserved released;
    private final Reserved submitted;
    private final boolean unread;
    private final Set<Item> persons;

    /**
     * @param released by versions that were released
     * @param submitted by versions that were only submitted
     * @param unread whether nobody knows what some version shielded
     * @param persons the victims and witnesses, as each version names them
     */
    private Shield(Reserved released, Reserved submitted, boolean unread, Set<Item> persons) {
        this.released = released;
        this.submitted = submitted;
        this.unread = unread;
        this.persons = Set.copyOf(persons);
    }

    /**
     * Whether content takes something of it back while still telling it: RESTRICTED no longer, a second officer no longer
     * asked for, the judicial investigation no longer named, or a victim or witness under another category. Of what was
     * never released nothing is told by content without items.
     */
    public boolean isLoosenedBy(Content content) {
        Reserved told = content.items().isEmpty() ? released : released.or(submitted);
        return unread
                || !told.kept(Reserved.by(content)).equals(told)
                || persons.stream().anyMatch(person -> tellsOtherwise(content, person));
    }

    /** With what the next version shields, which was submitted and never released. */
    public Shield afterSubmitted(Content content) {
        return new Shield(released, submitted.or(Reserved.by(content)), unread, with(content));
    }

    /** With what the next version shields, which one officer released. */
    public Shield afterReleased(Content content) {
        return new Shield(released.or(Reserved.by(content)), submitted, unread, with(content));
    }

    /** The same of two officers: what it takes back, they let go. */
    public Shield afterTwoReleased(Content content) {
        Reserved still = Reserved.by(content);
        Set<Item> shielded = persons.stream()
                .filter(person -> !tellsOtherwise(content, person))
                .collect(Collectors.toUnmodifiableSet());
        return new Shield(released.kept(still), submitted.kept(still), unread, shielded).afterReleased(content);
    }

    /** With the next version, which says what today's rules refuse: no later one tells what it shielded. */
    public Shield afterUnread() {
        return new Shield(released, submitted, true, persons);
    }

    static boolean covers(Item item) {
        return item.subject()
                .filter(subject -> subject == DataSubject.VICTIM || subject == DataSubject.WITNESS)
                .isPresent();
    }

    private Set<Item> with(Content content) {
        Set<Item> all = new LinkedHashSet<>(persons);
        content.items().stream().filter(Shield::covers).forEach(all::add);
        return all;
    }

    private static boolean tellsOtherwise(Content content, Item shielded) {
        return content.items().stream().anyMatch(item -> !covers(item) && isSame(item, shielded));
    }

    private static boolean isSame(Item item, Item shielded) {
        return item.id().equals(shielded.id())
                || (item instanceof Person one && shielded instanceof Person other && one.isCalledAs(other));
    }
}
