package dev.tapeout.runtime.operation;

/**
 * A parameter of an operation, or a field of a form.
 *
 * @param name as the contract writes it
 * @param style how the value is written; without meaning where {@code shape} is {@link
 *     Shape.Scalar#JSON}
 * @param schema JSON Pointer to the schema in the contract, such as {@code
 *     /components/schemas/OrderId}; empty where any value will do
 * @param allowEmpty whether a query parameter may stand there without a value ({@code
 *     allowEmptyValue})
 */
public record Parameter(
    String name,
    In in,
    Style style,
    boolean explode,
    boolean required,
    boolean allowEmpty,
    Shape shape,
    String schema) {}
