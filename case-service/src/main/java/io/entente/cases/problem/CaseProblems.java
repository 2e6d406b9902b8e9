package io.entente.cases.problem;

import io.entente.cases.form.Fault;
import io.entente.cases.form.MalformedForm;
import io.entente.cases.preview.WithheldGivenAway;
import io.entente.cases.referral.NoSuchReferral;
import io.entente.cases.referral.NotPossibleNow;
import io.entente.cases.referral.NotPossibleNow.Obstacle;
import io.entente.cases.referral.NotYours;
import io.entente.cases.referral.ReferralErased;
import io.entente.cases.referral.SecondOfficerNeeded;
import io.entente.cases.referral.Stale;
import io.entente.cases.release.NoRecordKey;
import io.entente.cases.release.ReleaseDenied;
import io.entente.cases.release.VersionNotNamed;
import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.Problems;
import org.hibernate.StaleObjectStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** This service's own failures as problem documents. The kernel has the rest, the framework's included. */
class CaseProblems {
    private static final int MOST_TOLD = 200;

    @ServerExceptionMapper
    Response missing(NoSuchReferral e) {
        return answer(Problems.notFound());
    }

    @ServerExceptionMapper
    Response malformed(MalformedForm e) {
        return answer(Problems.invalid(faults(e.faults())));
    }

    @ServerExceptionMapper
    Response erased(ReferralErased e) {
        return answer(Problem.of("referral-erased", 410, "What the referral said was erased")
                .saying("Nobody can read or change it any more. Its versions and its history tell that it was."));
    }

    @ServerExceptionMapper
    Response notPossible(NotPossibleNow e) {
        return answer(of(e.obstacle()));
    }

    @ServerExceptionMapper
    Response stale(Stale e) {
        return answer(Problems.preconditionFailed());
    }

    @ServerExceptionMapper
    Response notYours(NotYours e) {
        return answer(Problem.of("referral-not-yours", 403, "The referral is in other hands")
                .saying("Its assignee, or somebody of the unit that owns it, can do that."));
    }

    @ServerExceptionMapper
    Response changed(OptimisticLockException e) {
        return answer(of(Obstacle.CHANGED_MEANWHILE));
    }

    @ServerExceptionMapper
    Response changed(StaleObjectStateException e) {
        return answer(of(Obstacle.CHANGED_MEANWHILE));
    }

    /** Two that wrote the next version, reviewed it, or answered a partner, at once: one of them was first. */
    @ServerExceptionMapper
    Response changed(ConstraintViolationException e) {
        boolean next = "version_referral_number_key".equals(e.getConstraintName())
                || "consent_entry_number".equals(e.getConstraintName())
                || "review_referral_number_key".equals(e.getConstraintName());
        return answer(next ? of(Obstacle.CHANGED_MEANWHILE) : Problems.internal());
    }

    @ServerExceptionMapper
    Response secondOfficer(SecondOfficerNeeded e) {
        return answer(Problem.of("second-officer-needed", 403, "This release needs a second officer")
                .saying(
                        "It is RESTRICTED or names a victim or a witness, or its author asked for it, or it takes back what an"
                                + " earlier version left to two officers. Submit it, and let a colleague who did not write it and has the role"
                                + " release-supervisor release it."));
    }

    @ServerExceptionMapper
    Response unnamed(VersionNotNamed e) {
        return answer(Problems.preconditionRequired()
                .saying(
                        "A second officer releases what they have read: send its referral's ETag as If-Match. The number of"
                                + " the version, as version, does where its draft was never rewritten."));
    }

    @ServerExceptionMapper
    Response givenAway(WithheldGivenAway e) {
        return answer(Problem.of(
                        "withheld-given-away", 409, "Its words would tell recipients what is withheld from them")
                .saying(
                        "Take out what is named. Or submit it, and let a colleague who did not write it and has the role"
                                + " release-supervisor release it, repeating the confirmation that they are shown as confirmed."
                                + (e.given().size() > MOST_TOLD
                                        ? " Named are the first " + MOST_TOLD + " of "
                                                + e.given().size() + "; a confirmation is for all of them."
                                        : ""))
                .confirmedBy(e.confirmation().orElse(null))
                .at(e.given().stream()
                        .limit(MOST_TOLD)
                        .map(given -> new Problem.Fault(
                                given.path(),
                                "tells " + given.recipient().value() + " what it does not get: " + given.field()))
                        .toList()));
    }

    @ServerExceptionMapper
    Response denied(ReleaseDenied e) {
        return answer(Problem.of("release-denied", 409, "It cannot be released as it is")
                .saying("Mend what is named, then release it again.")
                .at(faults(e.faults())));
    }

    @ServerExceptionMapper
    Response noKey(NoRecordKey e) {
        return answer(Problem.of("no-record-key", 409, "This service does not sign for your agency")
                .saying("Ask the operator to give it your agency's record key."));
    }

    private static Problem of(Obstacle obstacle) {
        return Problem.of(obstacle.code(), 409, "That is not possible now").saying(obstacle.advice());
    }

    private static List<Problem.Fault> faults(List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Problem.Fault(fault.path(), fault.expected()))
                .toList();
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem)
                .build();
    }
}
