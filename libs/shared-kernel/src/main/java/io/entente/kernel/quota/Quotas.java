package io.entente.kernel.quota;

import io.entente.kernel.time.Stopwatch;
import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.runtime.Startup;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

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
    private final WaitingLine line;
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
        this.line = new WaitingLine(settings.agencyAtOnce(), settings.agencyWaiting());
    }

    /** @param client the partner system, or the person's pseudonym */
    Admission admit(AgencyId agency, String client, String path) {
        int cost = costs.of(path);
        String own = agency.value() + '\n' + client;
        Level ofClient = clients.take(own, cost);
        if (!ofClient.granted())
            return Admission.refused(List.of(agencies.look(agency.value()), ofClient), ofClient.untilGranted());
        Level ofAgency = agencies.take(agency.value(), cost);
        if (!ofAgency.granted())
            return Admission.refused(List.of(ofAgency, clients.giveBack(own, cost)), ofAgency.untilGranted());
        return line.join(agency.value())
                .map(place -> Admission.granted(List.of(ofAgency, ofClient), place))
                .orElseGet(() -> Admission.refused(
                        List.of(agencies.giveBack(agency.value(), cost), clients.giveBack(own, cost)), A_MOMENT));
    }
}
