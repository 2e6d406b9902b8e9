package io.entente.cases.api;

import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.SentTwice;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class SentTwiceTest extends SentTwice {
    @Override
    protected Write write(Endpoint endpoint, TestStack with) {
        return Writes.at(endpoint, with);
    }
}
