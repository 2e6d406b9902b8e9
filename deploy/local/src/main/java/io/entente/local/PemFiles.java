package io.entente.local;

import java.nio.file.Path;

/**
 * A certificate and its key, as PEM files.
 *
 * @param certificate the certificate, then whatever stands between it and the CA
 * @param key PKCS#8, unencrypted, mode 600
 */
public record PemFiles(Path certificate, Path key) {}
