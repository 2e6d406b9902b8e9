package io.entente.gateway.agreement;

import io.entente.kernel.document.MalformedDocument;
import io.entente.kernel.party.PartyRegister;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A version as it was delivered: {@code us-be.json}, and beside it each party's signature over its bytes,
 * {@code us-be.US.jws} and {@code us-be.BE.jws}.
 */
record AgreementFile(Path path, byte[] bytes, Agreement agreement, PartySignatures signatures) {
    private static final String DOCUMENT = ".json";

    /** @throws UnusableAgreement naming the file and its first fault */
    static AgreementFile read(Path file, PartyRegister register) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Agreement agreement = AgreementDocument.read(bytes);
            return checked(new AgreementFile(file, bytes, agreement, signatures(file, agreement)), register);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the agreement " + file, e);
        } catch (MalformedDocument e) {
            throw new UnusableAgreement(file, e.getMessage());
        }
    }

    /** @throws UnusableAgreement unless every party has signed these bytes */
    static AgreementFile checked(AgreementFile file, PartyRegister register) {
        file.signatures.fault(file.agreement, file.bytes, register).ifPresent(why -> {
            throw new UnusableAgreement(file.path, why);
        });
        return file;
    }

    private static PartySignatures signatures(Path file, Agreement agreement) throws IOException {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - DOCUMENT.length());
        Map<String, String> signatures = new HashMap<>();
        for (Party party : agreement.parties()) {
            Path signature = file.resolveSibling(stem + "." + party.code() + ".jws");
            if (Files.exists(signature))
                signatures.put(party.code(), Files.readString(signature).strip());
        }
        return new PartySignatures(signatures);
    }

    VersionKey key() {
        return VersionKey.of(agreement);
    }

    /** Codes, in the document's order. */
    List<String> parties() {
        return agreement.parties().stream().map(Party::code).toList();
    }
}
