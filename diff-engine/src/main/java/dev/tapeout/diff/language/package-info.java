/**
 * The schema algebra: is every instance of one JSON Schema an instance of another, and if not,
 * which instance shows it?
 *
 * <p><b>Method.</b> {@code L(A) ⊆ L(B)} holds exactly where {@code A ∧ ¬B} has no instance. So one
 * question is enough, and its answer is the proof: find an instance of a set of claims ({@link
 * Goal}), each a schema that must accept or must reject. {@link Compiler} turns a schema into a
 * conjunction of {@link Assertion}s, a closed family in which each member can be negated. {@link
 * Search} works on one place of the instance at a time and remembers what it found; {@link Cases}
 * expands the claims, for each JSON type, into atoms about that type and splits where there is a
 * choice (a tableau); {@link Numbers}, {@link Strings}, {@link Arrays} and {@link Objects} then
 * build a value that satisfies all atoms, asking the search again for the children. {@link Effort}
 * bounds what that may cost.
 *
 * <p><b>Recursion</b> is coinductive: a goal that is met again while it is being worked on has no
 * instance of its own that is smaller than itself, hence counts as empty there; what was concluded
 * from that is kept only if the goal turns out empty as a whole.
 *
 * <p><b>Three answers.</b> {@code Found} carries the instance; {@code Empty} is a proof that there
 * is none; {@code Unknown} says why neither could be reached (a regular expression beyond the
 * regular languages, a format known only in part, a budget). Where a case was left out, the answer
 * is never {@code Empty}.
 *
 * <p>Sources: A. Habib, A. Shinnar, M. Hirzel, M. Pradel, <i>Finding Data Compatibility Bugs with
 * JSON Subschema Checks</i> (ISSTA 2021); L. Attouche et al., <i>Witness Generation for JSON
 * Schema</i> (VLDB 2022).
 *
 * <p>{@code payload} asks it about positions of contracts, {@code schema} about two schemas, and
 * {@code report} shows its answers. It calls {@code contracts.document} and {@code
 * contracts.vocabulary}.
 */
@NullMarked
package dev.tapeout.diff.language;

import org.jspecify.annotations.NullMarked;
