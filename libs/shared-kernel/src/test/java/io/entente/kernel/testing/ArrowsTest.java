package io.entente.kernel.testing;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import jakarta.ws.rs.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A rule that nothing can break holds nothing. */
class ArrowsTest {
    static class Worker {
        Worker(@ReactiveDataSource("worker") Pool pool) {
            assertThat(pool).isNotNull();
        }
    }

    record Between(Worker worker) {}

    /** Interfaces, so that the framework makes no endpoints of them in other tests. */
    @Path("/reaching")
    interface Reaching {
        Between between();
    }

    @Path("/modest")
    interface Modest {
        Pool web();
    }

    @Test
    void a_resource_that_reaches_the_worker_by_way_of_another_class_is_found() {
        assertThat(Arrows.noRequestReachesTheWorker()
                        .evaluate(new ClassFileImporter().importClasses(Reaching.class, Between.class, Worker.class))
                        .hasViolation())
                .isTrue();
        assertThat(Arrows.noRequestReachesTheWorker()
                        .evaluate(new ClassFileImporter().importClasses(Modest.class, Between.class, Worker.class))
                        .hasViolation())
                .isFalse();
    }
}
