package io.entente.kernel.service;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Three database roles, and each no more than it is (design, Callers): the web role is held by row-level security, which
 * superusers, those who may bypass it and owners of tables are not; the worker role is no superuser and no owner.
 */
@Singleton
class Roles implements StartRule {
    static final String WEB = "quarkus.datasource.username";
    static final String WORKER = "quarkus.datasource.worker.username";

    /** Being a member of the owner counts as owning: such a role can become the owner at will. */
    private static final String RIGHTS = """
            select rolname, rolsuper, rolbypassrls, exists (
                select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                    and pg_has_role(r.oid, c.relowner, 'MEMBER'))
            from pg_roles r where rolname = current_user
            """;

    private final Pool web;
    private final Pool worker;

    Roles(Pool web, @ReactiveDataSource("worker") Pool worker) {
        this.web = web;
        this.worker = worker;
    }

    @Override
    public boolean holdsForTheDemo() {
        return true;
    }

    @Override
    public List<String> faults() {
        Row webRole = new Session(WEB, web).rows(RIGHTS).get(0);
        Row workerRole = new Session(WORKER, worker).rows(RIGHTS).get(0);
        List<String> faults = new ArrayList<>();
        told(faults, webRole, WEB);
        told(faults, workerRole, WORKER);
        if (webRole.getString(0).equals(workerRole.getString(0)))
            faults.add(WEB + " and " + WORKER + " are the same role: give requests the web role of deploy/postgres.");
        return faults;
    }

    private static void told(List<String> faults, Row role, String setting) {
        String remedy = ": use the role that deploy/postgres makes for it.";
        String who = setting + " is " + role.getString(0) + ", ";
        if (role.getBoolean(1)) faults.add(who + "a superuser, whom no policy holds" + remedy);
        else if (role.getBoolean(2)) faults.add(who + "which bypasses row-level security" + remedy);
        else if (role.getBoolean(3)) faults.add(who + "which owns tables or may become their owner" + remedy);
    }
}
