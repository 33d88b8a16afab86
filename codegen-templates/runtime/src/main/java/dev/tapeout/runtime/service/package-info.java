/**
 * The pipeline around every handler: trace, limit, validate, handle, record use. It knows no
 * server: adapters hand it requests and send what it answers. Generated code gives it a contract
 * and routes. It calls the limiter, {@code operation}, {@code json}, {@code schema}, {@code
 * routing}, {@code media}, {@code parameter}, {@code context}, {@code config}, {@code tracing},
 * {@code drift}, {@code usage}, {@code scheduling} and {@code registry}.
 */
@NullMarked
package dev.tapeout.runtime.service;

import org.jspecify.annotations.NullMarked;
