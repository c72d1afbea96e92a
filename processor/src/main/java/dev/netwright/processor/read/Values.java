package dev.netwright.processor.read;

import dev.netwright.processor.declaration.Parameter;
import dev.netwright.processor.expression.EnumConstant;
import dev.netwright.processor.expression.Type;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Types and values of annotation members, without the compiler's classes around them. */
final class Values {
    private static final long REQUIRED = Integer.MIN_VALUE;

    private Values() {}

    /** The member with its type and default; empty if the language has no such type. */
    static Optional<Parameter> parameter(ExecutableElement member) {
        return type(member.getReturnType())
                .map(type -> new Parameter(
                        member.getSimpleName().toString(),
                        type,
                        Optional.ofNullable(member.getDefaultValue()).flatMap(value -> value(value, type))));
    }

    static Optional<Type> type(TypeMirror type) {
        if (type.getKind() == TypeKind.INT) {
            return Optional.of(Type.INT);
        } else if (type.getKind() == TypeKind.BOOLEAN) {
            return Optional.of(Type.BOOLEAN);
        } else if (type.getKind() == TypeKind.DOUBLE) {
            return Optional.of(Type.DOUBLE);
        } else if (type instanceof ArrayType array) {
            return type(array.getComponentType()).flatMap(Values::arrayOf);
        } else if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            return declared(element);
        }
        return Optional.empty();
    }

    private static Optional<Type> arrayOf(Type component) {
        if (component == Type.INT) {
            return Optional.of(Type.INT_ARRAY);
        }
        return component == Type.STRING ? Optional.of(Type.STRING_ARRAY) : Optional.empty();
    }

    private static Optional<Type> declared(TypeElement element) {
        String name = element.getQualifiedName().toString();
        if (name.equals("java.lang.String")) {
            return Optional.of(Type.STRING);
        }
        if (element.getKind() != ElementKind.ENUM) {
            return Optional.empty();
        }
        List<String> constants = element.getEnclosedElements().stream()
                .filter(constant -> constant.getKind() == ElementKind.ENUM_CONSTANT)
                .map(constant -> constant.getSimpleName().toString())
                .toList();
        return Optional.of(new Type.EnumType(name, constants));
    }

    /** The value as the language has it; empty where it is {@code REQUIRED}, or no value of the type. */
    static Optional<Object> value(AnnotationValue value, Type type) {
        Object raw = value.getValue();
        if (type == Type.INT && raw instanceof Integer number) {
            return number == REQUIRED ? Optional.empty() : Optional.of((long) number);
        } else if (type == Type.DOUBLE && raw instanceof Double number) {
            return number == REQUIRED ? Optional.empty() : Optional.of(number);
        } else if (type == Type.BOOLEAN && raw instanceof Boolean || type == Type.STRING && raw instanceof String) {
            return Optional.of(raw);
        } else if (type instanceof Type.EnumType known && raw instanceof VariableElement constant) {
            return Optional.of(new EnumConstant(
                    known.qualifiedName(), constant.getSimpleName().toString()));
        } else if (type == Type.INT_ARRAY) {
            return array(value, Type.INT);
        } else if (type == Type.STRING_ARRAY) {
            return array(value, Type.STRING);
        }
        return Optional.empty();
    }

    /** A single value stands for an array of one. */
    private static Optional<Object> array(AnnotationValue value, Type component) {
        List<AnnotationValue> items = items(value);
        List<Object> values =
                items.stream().flatMap(item -> value(item, component).stream()).toList();
        return values.size() == items.size() ? Optional.of(values) : Optional.empty();
    }

    /** The values of an array member, also where one stands without braces. */
    static List<AnnotationValue> items(AnnotationValue value) {
        if (value.getValue() instanceof List<?> list) {
            return list.stream().map(AnnotationValue.class::cast).toList();
        }
        return List.of(value);
    }
}
