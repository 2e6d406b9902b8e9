package io.entente.kernel.quota;

import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.runtime.Startup;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What each agency and each of its clients has left. A call that one rule refuses costs nothing under the others, and
 * no agency's calls change another's.
 */
@Startup
@Singleton
class Quotas {
    /** As good as any: a call in progress ends within milliseconds. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Buckets agencies;
    private final Buckets clients;
    private final AtOnce working;
    private final Costs costs;

    Quotas(QuotaSettings settings, Stopwatch watch) {
        Allowance agency = new Allowance(
                "agency", settings.agency().calls(), settings.agency().window());
        Allowance client = new Allowance(
                "client", settings.client().calls(), settings.client().window());
        this.costs = new Costs(settings.costs(), Math.min(agency.calls(), client.calls()));
        // There are as many agencies as the register has, all of them clients' too.
        this.agencies = new Buckets(agency, settings.clientsKept(), watch);
        this.clients = new Buckets(client, settings.clientsKept(), watch);
        this.working = new AtOnce(settings.agencyAtOnce());
    }

    /**
     * @param client the partner system, or the person's pseudonym
     * @return granted: then {@link #done} is told when the call has ended
     */
    Admission admit(AgencyId agency, String client, String path) {
        int cost = costs.of(path);
        String own = agency.value() + '\n' + client;
        Level ofClient = clients.take(own, cost);
        if (!ofClient.granted()) return refused(agencies.look(agency.value()), ofClient, ofClient.untilGranted());
        Level ofAgency = agencies.take(agency.value(), cost);
        if (!ofAgency.granted()) return refused(ofAgency, clients.giveBack(own, cost), ofAgency.untilGranted());
        if (!working.enter(agency.value()))
            return refused(agencies.giveBack(agency.value(), cost), clients.giveBack(own, cost), A_MOMENT);
        return new Admission(List.of(ofAgency, ofClient), Optional.empty());
    }

    void done(AgencyId agency) {
        working.leave(agency.value());
    }

    private static Admission refused(Level agency, Level client, Duration wait) {
        return new Admission(List.of(agency, client), Optional.of(wait));
    }
}
