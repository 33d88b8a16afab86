package dev.tapeout.runtime.service;

import dev.tapeout.runtime.operation.Operation;

/** An operation and what is done for it. */
public record Route(Operation operation, Handler handler) {}
