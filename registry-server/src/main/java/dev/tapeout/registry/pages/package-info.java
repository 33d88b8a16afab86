/**
 * What people look at: contracts by bounded context, the context map, a contract with its versions,
 * the comparison of two of them, their documentation, what may be released, what will be archived,
 * what happened. Drawn up on the server, under a strict content security policy, without anything
 * from elsewhere. It calls the rooms that know, and changes nothing.
 */
@NullMarked
package dev.tapeout.registry.pages;

import org.jspecify.annotations.NullMarked;
