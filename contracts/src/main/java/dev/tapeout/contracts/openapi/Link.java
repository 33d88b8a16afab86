package dev.tapeout.contracts.openapi;

import dev.tapeout.contracts.document.ObjectNode;

/** A link (OpenAPI 3.1, 4.8.20) under its name. */
public record Link(String name, ObjectNode node) {}
