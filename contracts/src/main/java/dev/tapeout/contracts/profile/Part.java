package dev.tapeout.contracts.profile;

import dev.tapeout.contracts.document.ObjectNode;

/** An object of a contract and what it is. */
record Part(Kind kind, ObjectNode node) {}
