/**
 * A typed view of an OpenAPI document: operations, parameters, bodies, responses, security, and the
 * positions where payloads cross the wire. Every view holds the object that it shows, so no keyword
 * is lost, and computes what it is asked for, so nobody pays for operations that are not looked at.
 * OpenAPI 3.0 and 2.0 are lifted to 3.1 on the way in. It may call {@code document}, {@code
 * vocabulary} and {@code reference}.
 */
@NullMarked
package dev.tapeout.contracts.openapi;

import org.jspecify.annotations.NullMarked;
