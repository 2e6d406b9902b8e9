package io.entente.gateway.agreement;

import io.entente.kernel.document.MalformedDocument;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A version as it was delivered: the bytes are what was signed, so they are kept and never written anew. */
record AgreementFile(Path path, byte[] bytes, Agreement agreement) {

    /** @throws UnusableAgreement naming the file and its first fault */
    static AgreementFile read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new AgreementFile(file, bytes, AgreementDocument.read(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the agreement " + file, e);
        } catch (MalformedDocument e) {
            throw new UnusableAgreement(file, e.getMessage());
        }
    }
}
