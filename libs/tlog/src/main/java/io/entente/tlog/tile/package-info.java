/** The static files that a log is read from: tiles of hashes and bundles of entries (C2SP tlog-tiles). */
package io.entente.tlog.tile;
