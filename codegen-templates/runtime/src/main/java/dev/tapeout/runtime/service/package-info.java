/**
 * The pipeline around every handler: trace, limit, validate, handle, record use. It knows no
 * server: adapters hand it requests and send what it answers. Generated code gives it a contract
 * and routes. It calls the limiter and all rooms but {@code server}, {@code client} and {@code
 * testing}.
 */
@NullMarked
package dev.tapeout.runtime.service;

import org.jspecify.annotations.NullMarked;
