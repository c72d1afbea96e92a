/** The operations that there are, one file each: attributes, sizes, formula and gradient, computed in plain Java. */
package dev.netwright.engine.operation;
