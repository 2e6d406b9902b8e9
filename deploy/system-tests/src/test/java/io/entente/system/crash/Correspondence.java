package io.entente.system.crash;

import io.entente.local.client.Stack;
import io.entente.system.crash.RecordHistory.State;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Belgian customs and Europol, in turn, about requests for assistance. Every write is said again under its key until it is
 * answered, so nothing is ever in doubt: what was answered is all there is.
 */
final class Correspondence implements Client {
    /** So that what one kill leaves to be checked stays small. */
    private static final int MOST = 4;
    /** So that there is always something to do. */
    private static final int AT_ONCE = 3;

    private static final int MOST_CONSENTS = 2;

    private final Customs customs;
    private final Europol europol;
    private final List<Affair> affairs = new ArrayList<>();
    private final List<Affair> before = new ArrayList<>();
    private int filed;

    Correspondence(Customs customs, Europol europol) {
        this.customs = customs;
        this.europol = europol;
    }

    static Correspondence over(Stack stack) {
        return new Correspondence(new Customs(stack), new Europol(stack));
    }

    Customs customs() {
        return customs;
    }

    Europol europol() {
        return europol;
    }

    void begin() {
        before.clear();
        before.addAll(affairs);
        affairs.clear();
    }

    /** Of this kill and the one before. */
    List<Affair> affairs() {
        return Stream.concat(before.stream(), affairs.stream()).toList();
    }

    /** How many there are since the beginning. */
    int filed() {
        return filed;
    }

    /** What was answered with no although it was possible. */
    List<String> refused() {
        return Stream.concat(customs.refused().stream(), europol.refused().stream())
                .toList();
    }

    @Override
    public void act(Random random) {
        long open = affairs.stream()
                .filter(affair -> affair.state() != State.RECALLED)
                .count();
        boolean room = open < AT_ONCE && affairs.size() < MOST;
        if (affairs.isEmpty() || room && (open == 0 || random.nextInt(4) == 0)) file();
        else goOn(affairs.get(random.nextInt(affairs.size())), random);
    }

    private void file() {
        customs.files().ifPresent(affair -> {
            affairs.add(affair);
            filed++;
        });
    }

    private void goOn(Affair affair, Random random) {
        switch (affair.state()) {
            case DRAFT -> customs.submits(affair);
            case SUBMITTED -> customs.releases(affair);
            case RELEASED -> released(affair, random.nextInt(16), random);
            case RECALLED -> europol.handsInAReceipt(affair, random);
            case ERASED -> throw new IllegalStateException("nobody erased " + affair.id());
        }
    }

    private void released(Affair affair, int what, Random random) {
        // Hidden and shown again before the partner looked, it might be either at its next call: it looks each time.
        if (!affair.received() || affair.hidden() == affair.kept() || what < 2) europol.pulls(affair);
        else if (!affair.kept()) customs.keeps(affair);
        else if (what < 3) customs.recalls(affair);
        else if (what < 4) customs.amends(affair);
        else if (what < 6 && affair.consents().size() < MOST_CONSENTS) europol.asks(affair);
        else if (what < 9) customs.answers(affair, random);
        else if (what < 12) europol.answers(affair, random);
        else if (what < 15) customs.keeps(affair);
        else customs.needsNoLonger(affair);
    }
}
