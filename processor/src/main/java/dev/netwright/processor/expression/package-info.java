/**
 * The small language inside {@code @Bind}, {@code @When} and {@code @Repeat}.
 *
 * <p>A text is read once by {@link dev.netwright.processor.expression.Expression#parse}, checked against the types of
 * the names it may use, and evaluated as often as its element is unfolded. Precedence and integer division are Java's;
 * integer arithmetic is exact, so a result that leaves the range of {@code int} is an error and never a wrong number.
 *
 * <pre>{@code
 * binding     = name [ "=" expression ]
 * expression  = or [ "?" expression ":" expression ]
 * or          = and { "||" and }
 * and         = equality { "&&" equality }
 * equality    = relation { ( "==" | "!=" ) relation }
 * relation    = sum { ( "<" | "<=" | ">" | ">=" ) sum }
 * sum         = product { ( "+" | "-" ) product }
 * product     = unary { ( "*" | "/" | "%" ) unary }
 * unary       = ( "-" | "!" ) unary | value
 * value       = int | decimal | "true" | "false" | name | layer "." dimension | "(" expression ")"
 *             | ( "min" | "max" ) "(" expression "," expression { "," expression } ")"
 *             | "{" [ expression { "," expression } ] "}"
 * dimension   = "channels" | "height" | "width" | "depth" | "features" | "steps"
 * }</pre>
 *
 * <p>Every fault is an {@link dev.netwright.processor.expression.ExpressionException} with a position in the text. An
 * expression runs no code.
 */
package dev.netwright.processor.expression;
