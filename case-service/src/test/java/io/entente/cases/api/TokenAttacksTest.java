package io.entente.cases.api;

import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TokenAttacks;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import java.util.List;

@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class TokenAttacksTest extends TokenAttacks {
    @Override
    protected List<String> roles() {
        return List.of("liaison-officer", "release-supervisor");
    }
}
