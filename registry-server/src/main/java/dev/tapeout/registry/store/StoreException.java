package dev.tapeout.registry.store;

import java.sql.SQLException;

/** The database could not do what it was asked for. */
public final class StoreException extends RuntimeException {
  StoreException(String message, SQLException cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
