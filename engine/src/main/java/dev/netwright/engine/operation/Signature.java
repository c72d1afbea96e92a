package dev.netwright.engine.operation;

import dev.netwright.engine.graph.Attributes;
import dev.netwright.engine.graph.Constant;
import dev.netwright.engine.graph.GraphException;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Shape;
import java.util.List;

/**
 * What an operation is told of one of its nodes.
 *
 * @param node the node
 * @param shapes of its inputs; null for one that is left out
 * @param constants its inputs that are constants; null for any other
 * @param training whether the graph trains: dropout drops, batch normalisation uses the batch's own statistics
 * @param seed what random numbers of this run are drawn from; another one for each step of training
 */
public record Signature(Node node, List<Shape> shapes, List<Constant> constants, boolean training, long seed) {

    /** Its attributes. */
    public Attributes attributes() {
        return node.attributes();
    }

    /** How many inputs it has, those that are left out in between included. */
    public int inputs() {
        return shapes.size();
    }

    /** Whether an input is given. */
    public boolean has(int input) {
        return input < shapes.size() && shapes.get(input) != null;
    }

    /** The shape of an input that is given. */
    public Shape shape(int input) {
        if (!has(input)) {
            throw refuse("input " + input + " is missing");
        }
        return shapes.get(input);
    }

    /** An input that must be a constant. */
    public Constant constant(int input) {
        if (!has(input) || constants.get(input) == null) {
            throw refuse("input " + input + " must be a constant");
        }
        return constants.get(input);
    }

    /** Integers of an input that must be a constant. */
    int[] integers(int input) {
        Constant constant = constant(input);
        if (!constant.isInteger()) {
            throw refuse("input " + input + " must hold integers, got numbers");
        }
        long[] integers = constant.integers();
        int[] clipped = new int[integers.length];
        for (int i = 0; i < integers.length; i++) {
            // Slices use the largest integers for "to the end".
            clipped[i] = (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, integers[i]));
        }
        return clipped;
    }

    /** A number that must be a whole one within bounds. */
    int whole(String what, double number, int least, int most) {
        if (number != Math.rint(number) || number < least || number > most) {
            String got = Math.abs(number) < 1e15 && number == Math.rint(number) ? "" + (long) number : "" + number;
            throw refuse(what + " must be whole numbers from " + least + " to " + most + ", got " + got);
        }
        return (int) number;
    }

    /** The one number of an input that is a constant, or {@code otherwise} where it is left out. */
    double number(int input, double otherwise) {
        if (!has(input)) {
            return otherwise;
        }
        float[] numbers = constant(input).numbers();
        if (numbers.length != 1) {
            throw refuse("input " + input + " must be one number, got " + shape(input));
        }
        return numbers[0];
    }

    /** Refuses another number of inputs, and any of the first {@code least} that is left out. */
    void takes(int least, int most) {
        if (inputs() < least || inputs() > most) {
            String wants =
                    least == most ? "" + least : most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
            throw refuse("takes " + wants + " inputs, got " + inputs());
        }
        for (int i = 0; i < least; i++) {
            shape(i);
        }
    }

    /** Refuses another shape of an input; does nothing if the input is left out. */
    void expect(int input, Shape expected) {
        if (has(input) && !shape(input).equals(expected)) {
            throw refuse("input " + input + " must be " + expected + ", got " + shape(input));
        }
    }

    /** The error that the node cannot be, to be thrown. */
    public GraphException refuse(String why) {
        return new GraphException(node + ": " + why);
    }
}
