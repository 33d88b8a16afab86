package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ObjectNode;

/** An object of a contract and what it is. */
public record Part(Kind kind, ObjectNode node) {}
