package io.entente.local.story;

import io.entente.local.client.Endpoints;
import io.entente.local.client.Stack;
import io.entente.local.client.Unavailable;

import java.io.PrintStream;
import java.util.List;

/**
 * What {@code deploy/up} carries through the deployment: one referral from filing to the auditor's list, and the
 * published figures. All of it is invented and marked EXERCISE. Every step says in plain words what came back, and the
 * first that did not do what it should ends the story.
 */
public final class Story {
    private final Teller teller;
    private final Seizure seizure;
    private final PassingOn passingOn;
    private final Receipts receipts;
    private final Discretion discretion;
    private final Request request;
    private final Figures figures;

    private Story(Stack stack, Teller teller) {
        this.teller = teller;
        this.seizure = new Seizure(stack, teller);
        this.passingOn = new PassingOn(stack, teller, seizure);
        this.receipts = new Receipts(stack, teller, seizure);
        this.discretion = new Discretion(stack, teller);
        this.request = new Request(stack, teller);
        this.figures = new Figures(stack, teller);
    }

    /** @return whether every step did what it should */
    public static boolean run(Endpoints endpoints, PrintStream out) {
        Teller teller = new Teller(out);
        try {
            new Story(new Stack(endpoints), teller).tell();
            return true;
        } catch (Broken | Unavailable e) {
            teller.broke(e.getMessage());
            return false;
        }
    }

    private void tell() {
        teller.say("EXERCISE: everything in this story is invented.");
        List.<Runnable>of(
                        seizure::isFiledAndLookedAt,
                        seizure::isReleased,
                        seizure::appearsInTheFeedOfHsi,
                        seizure::isPulledByHsi,
                        seizure::isHiddenFromImmigrationEnforcement,
                        seizure::isPulledByEuropolWithOtherFields,
                        seizure::isHiddenFromDea,
                        passingOn::isAsked,
                        passingOn::isGranted,
                        passingOn::isRevoked,
                        seizure::isAcceptedByHsi,
                        seizure::isAmended,
                        seizure::isRecalled,
                        receipts::areOwed,
                        receipts::areGiven,
                        seizure::isFoundByTheAuditor,
                        seizure::isDecidedAgain,
                        discretion::isPointedAt,
                        discretion::isHitInSilence,
                        request::isAsked,
                        request::isRefusedWithAReason,
                        figures::areFiled,
                        figures::arePulledByBelgium)
                .forEach(Runnable::run);
        teller.say("The story is told: " + teller.steps() + " steps, each as it should be.");
    }
}
